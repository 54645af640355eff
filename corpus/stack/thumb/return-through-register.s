// Thumb-1 code without pop {pc} returns by pop {r3}; bx r3.
// target: thumbv6m-as
// expect-stack: f = 8
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	pop {r4}
	pop {r3}
	bx r3
	.size f, . - f
