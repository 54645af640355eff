// bx to a value nothing shows, with everything restored: an indirect tail call.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f unbounded unresolved-indirect-call
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	ldr r3, [r0]
	bx r3
	.size f, . - f
