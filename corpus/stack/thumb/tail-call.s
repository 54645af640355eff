// A tail call starts where the caller has already given its frame back.
// target: thumbv7m-as
// expect-stack: f = 48
// expect-stack: g = 16
// expect-stack: h = 40
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	sub sp, #24  // 32
	bl g  // 32 + 16 = 48
	add sp, #24
	pop.w {r4, lr}
	b.w h  // 0 + 40 = 40
	.size f, . - f
	.global g
	.type g, %function
g:
	sub sp, #16
	add sp, #16
	bx lr
	.size g, . - g
	.global h
	.type h, %function
h:
	sub sp, #40
	add sp, #40
	bx lr
	.size h, . - h
