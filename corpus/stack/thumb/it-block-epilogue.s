// An early return inside an IT block: the other path keeps the frame.
// target: thumbv7m-as
// expect-stack: f = 32
// expect-stack: g = 8
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	sub sp, #16  // 24
	cmp r0, #0
	itt eq
	addeq sp, #16
	popeq {r4, pc}
	bl g  // 24 + 8 = 32
	add sp, #16
	pop {r4, pc}
	.size f, . - f
	.global g
	.type g, %function
g:
	push {r4, lr}
	pop {r4, pc}
	.size g, . - g
