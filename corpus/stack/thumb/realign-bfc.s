// Realignment to 32: entered on a multiple of 8, the mask drops 24 bytes at worst.
// target: thumbv7m-as
// expect-stack: f = 88
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, r6, r7, lr}  // 16
	add r7, sp, #8
	sub sp, #48  // 64
	mov r4, sp
	bfc r4, #0, #5  // entry - 64 is 0, 8, 16 or 24 above a multiple of 32
	mov sp, r4  // 64 + 24 = 88
	sub.w r4, r7, #8
	mov sp, r4
	pop {r4, r6, r7, pc}
	.size f, . - f
