// sub.w sp, sp, rN, also shifted, with a constant in rN.
// target: thumbv7m-as
// expect-stack: plain = 3008
// expect-stack: shifted = 520
	.syntax unified
	.thumb
	.global plain
	.type plain, %function
plain:
	push {r4, lr}  // 8
	movw r4, #3000
	sub.w sp, sp, r4  // 8 + 3000 = 3008
	add sp, r4
	pop {r4, pc}
	.size plain, . - plain
	.global shifted
	.type shifted, %function
shifted:
	push {r4, lr}  // 8
	movs r4, #64
	sub.w sp, sp, r4, lsl #3  // 8 + 64 * 8 = 520
	add.w sp, sp, r4, lsl #3
	pop {r4, pc}
	.size shifted, . - shifted
