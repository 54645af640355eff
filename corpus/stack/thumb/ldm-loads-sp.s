// A stack pointer that is one of the registers an ldr loads cannot be followed.
// target: thumbv7m-as
// expect-stack: f unbounded unanalysable-stack-pointer, unresolved-jump
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}
	ldr.w sp, [r0, #4]
	pop {r4, pc}
	.size f, . - f
