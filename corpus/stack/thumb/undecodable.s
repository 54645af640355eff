// Reachable bytes that are no instruction make the function unknown, not zero.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f unbounded undecodable-instruction at-least 8
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}
	.inst.w 0xffffffff
	pop {r4, pc}
	.size f, . - f
