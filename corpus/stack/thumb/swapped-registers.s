// Restoring two callee-saved registers into each other is not restoring them.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f unbounded clobbered-register
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, r5, lr}
	ldr r5, [sp]
	ldr r4, [sp, #4]
	add sp, #8
	pop {pc}
	.size f, . - f
