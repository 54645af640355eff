// Thumb-1 realigns by shifting the low bits out and back in.
// target: thumbv6m-as
// expect-stack: f = 72
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, r6, r7, lr}  // 16
	add r7, sp, #8
	sub sp, #48  // 64
	mov r4, sp
	lsrs r4, r4, #4
	lsls r4, r4, #4  // entry - 64 is 0 or 8 above a multiple of 16
	mov sp, r4  // 64 + 8 = 72
	subs r7, #8
	mov sp, r7
	pop {r4, r6, r7, pc}
	.size f, . - f
