// Two functions that call each other have no bound.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f unbounded recursion
// expect-stack: g unbounded recursion
// expect-stack: outside = 4
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}
	bl g
	pop {r4, pc}
	.size f, . - f
	.global g
	.type g, %function
g:
	push {r4, lr}
	bl f
	pop {r4, pc}
	.size g, . - g
	.global outside
	.type outside, %function
outside:
	push {lr}
	pop {pc}
	.size outside, . - outside
