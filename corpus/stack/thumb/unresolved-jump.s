// A jump to a value nothing shows, with the frame still there, can end anywhere.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f unbounded unresolved-jump
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}
	mov pc, r0
	.size f, . - f
