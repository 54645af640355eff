// blx to a value nothing shows is an unknown callee, never a zero.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f unbounded unresolved-indirect-call at-least 24
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	sub sp, #16  // 24
	blx r0
	add sp, #16
	pop {r4, pc}
	.size f, . - f
