// A function pointer in writable data can change: its first value proves nothing.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f unbounded unresolved-indirect-call
// expect-stack: g = 32
	.syntax unified
	.thumb
	.data
	.p2align 2
pointer:
	.word g
	.text
	.global f
	.type f, %function
f:
	push {r4, lr}
	ldr r3, =pointer
	ldr r3, [r3]
	blx r3
	pop {r4, pc}
	.size f, . - f
	.global g
	.type g, %function
g:
	sub sp, #32
	add sp, #32
	bx lr
	.size g, . - g
