// A function pointer in read-only data cannot change: its value is the callee.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f = 40
// expect-stack: g = 32
	.syntax unified
	.thumb
	.section .rodata, "a", %progbits
	.p2align 2
pointer:
	.word g
	.text
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	ldr r3, =pointer
	ldr r3, [r3]
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
