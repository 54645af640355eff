// Realignment by bic: to 16, from a multiple of 8.
// target: thumbv7m-as
// expect-stack: f = 56
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, r7}  // 8
	add r7, sp, #0
	sub sp, #40  // 48
	mov r4, sp
	bic r4, r4, #15  // drops 0 or 8
	mov sp, r4  // 48 + 8 = 56
	mov sp, r7
	pop {r4, r7}
	bx lr
	.size f, . - f
