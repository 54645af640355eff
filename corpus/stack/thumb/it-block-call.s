// A conditional call in an IT block is a call like any other.
// target: thumbv7m-as
// expect-stack: f = 40
// expect-stack: g = 32
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	cmp r0, #0
	it ne
	blne g  // 8 + 32 = 40
	pop {r4, pc}
	.size f, . - f
	.global g
	.type g, %function
g:
	sub sp, #32
	add sp, #32
	bx lr
	.size g, . - g
