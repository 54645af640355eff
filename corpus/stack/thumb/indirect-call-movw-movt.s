// blx to an address made by movw and movt is as direct as bl.
// target: thumbv7m-as
// expect-stack: f = 40
// expect-stack: g = 32
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	movw r3, #:lower16:g
	movt r3, #:upper16:g
	blx r3  // 8 + 32 = 40
	pop {r4, pc}
	.size f, . - f
	.global g
	.type g, %function
g:
	sub sp, #32
	add sp, #32
	bx lr
	.size g, . - g
