// A function that never returns still has a depth.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f = 40
// expect-stack: g = 32
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
1:
	bl g  // 8 + 32 = 40
	b 1b
	.size f, . - f
	.global g
	.type g, %function
g:
	sub sp, #32
	add sp, #32
	bx lr
	.size g, . - g
