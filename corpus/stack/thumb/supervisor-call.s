// svc enters a handler on the main stack and comes back: no bytes of this function.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f = 8
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	svc #0
	pop {r4, pc}
	.size f, . - f
