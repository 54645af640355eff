// push.w and pop.w: stmdb sp! and ldmia sp! with high registers.
// target: thumbv7m-as
// expect-stack: f = 36
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	stmdb sp!, {r4, r5, r6, r7, r8, r9, r10, r11, lr}  // 9 * 4 = 36
	ldmia.w sp!, {r4, r5, r6, r7, r8, r9, r10, r11, pc}
	.size f, . - f
