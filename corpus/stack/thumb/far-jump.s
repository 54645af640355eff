// In Thumb-1 GCC jumps far with bl when lr is saved: no call, no new frame.
// target: thumbv6m-as
// expect-stack: f = 32
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	sub sp, #16  // 24
	cmp r0, #0
	beq 1f
	bl 2f
1:
	add sp, #16
	pop {r4, pc}
	.space 4096
2:
	sub sp, #8  // 32
	add sp, #8
	bl 1b
	.size f, . - f
