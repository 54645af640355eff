// A tail call by pop to "literal + place": so libgcc's 64-bit division leaves for its handler of zero.
// target: thumbv6m-as
// expect-stack: f = 24
// expect-stack: h = 24
	.syntax unified
	.thumb
	.section .text.f, "ax", %progbits
	.global f
	.type f, %function
f:
	push {r0, r1, r2}  // 12
	ldr r0, 1f
	adr r1, 1f
	adds r0, r0, r1
	str r0, [sp, #8]
	pop {r0, r1, pc}  // 0 + 24 = 24
	.align 2
1:	.word h - .
	.size f, . - f
	.section .text.h, "ax", %progbits
	.global h
	.type h, %function
h:
	sub sp, #24
	add sp, #24
	bx lr
	.size h, . - h
