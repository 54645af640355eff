// vpush of single registers: 4 bytes each.
// target: thumbv7em-hf-as
// expect-stack: f = 20
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	vpush {s16, s17, s18}  // 8 + 3 * 4 = 20
	vpop {s16, s17, s18}
	pop {r4, pc}
	.size f, . - f
