// A-profile code that is not Thumb is not analysed, and says so.
// target: armv7-as
// expect-stack: f unbounded undecodable-instruction
	.syntax unified
	.arm
	.global f
	.type f, %function
f:
	push {r4, lr}
	pop {r4, pc}
	.size f, . - f
