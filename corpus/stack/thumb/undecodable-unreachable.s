// Bytes that are no instruction do no harm where control flow never comes.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f = 8
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}
	pop {r4, pc}
	.inst.w 0xffffffff
	.size f, . - f
