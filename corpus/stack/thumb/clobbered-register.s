// A callee-saved register that comes back changed breaks what callers rely on.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f unbounded clobbered-register
// expect-stack: saved_and_restored = 4
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	movs r4, #1
	bx lr
	.size f, . - f
	.global saved_and_restored
	.type saved_and_restored, %function
saved_and_restored:
	push {r4}
	movs r4, #1
	pop {r4}
	bx lr
	.size saved_and_restored, . - saved_and_restored
