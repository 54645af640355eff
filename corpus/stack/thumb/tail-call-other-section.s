// A tail call into another section is a relocation, not a branch inside the code.
// target: thumbv7m-as
// expect-stack: f = 40
// expect-stack: h = 40
	.syntax unified
	.thumb
	.section .text.f, "ax", %progbits
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	pop.w {r4, lr}
	b.w h  // 0 + 40 = 40
	.size f, . - f
	.section .text.h, "ax", %progbits
	.global h
	.type h, %function
h:
	sub sp, #40
	add sp, #40
	bx lr
	.size h, . - h
