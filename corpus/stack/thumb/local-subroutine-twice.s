// A subroutine within a function, called from two places.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f = 24
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	bl 1f
	bl 1f
	pop {r4, pc}
1:
	sub sp, #16  // 8 + 16 = 24
	add sp, #16
	bx lr
	.size f, . - f
