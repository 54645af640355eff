// A conditional branch to another function is a tail call on one side.
// target: thumbv7m-as
// expect-stack: f = 64
// expect-stack: h = 64
	.syntax unified
	.thumb
	.section .text.f, "ax", %progbits
	.global f
	.type f, %function
f:
	cmp r0, #0
	beq.w h  // 0 + 64 = 64
	push {r4, lr}  // 8
	pop {r4, pc}
	.size f, . - f
	.section .text.h, "ax", %progbits
	.global h
	.type h, %function
h:
	sub sp, #64
	add sp, #64
	bx lr
	.size h, . - h
