// Paths that meet load different callees: the one call is to either of them.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f = 40
// expect-stack: g = 8
// expect-stack: h = 32
	.syntax unified
	.thumb
	.section .text.f, "ax", %progbits
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	cmp r0, #0
	beq 1f
	ldr r3, 2f
	b 3f
1:	ldr r3, 4f
3:	blx r3  // 8 + 32 = 40
	pop {r4, pc}
	.align 2
2:	.word g
4:	.word h
	.size f, . - f
	.section .text.g, "ax", %progbits
	.global g
	.type g, %function
g:
	sub sp, #8
	add sp, #8
	bx lr
	.size g, . - g
	.section .text.h, "ax", %progbits
	.global h
	.type h, %function
h:
	sub sp, #32
	add sp, #32
	bx lr
	.size h, . - h
