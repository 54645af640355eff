// vpush of double registers: 8 bytes each.
// target: thumbv7em-hf-as
// expect-stack: f = 32
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	vpush {d8, d9, d10}  // 8 + 3 * 8 = 32
	vpop {d8, d9, d10}
	pop {r4, pc}
	.size f, . - f
