// A callee's address that was in the frame while other code ran may have been changed there.
// target: thumbv7m-as
// expect-stack: f unbounded unresolved-indirect-call
// expect-stack: g = 0
	.syntax unified
	.thumb
	.section .text.f, "ax", %progbits
	.global f
	.type f, %function
f:
	push {r4, lr}
	sub sp, #8
	ldr r3, 2f
	str r3, [sp, #4]
	add r0, sp, #4
	bl g
	ldr r3, [sp, #4]
	blx r3
	add sp, #8
	pop {r4, pc}
	.align 2
2:	.word g
	.size f, . - f
	.section .text.g, "ax", %progbits
	.global g
	.type g, %function
g:
	bx lr
	.size g, . - g
