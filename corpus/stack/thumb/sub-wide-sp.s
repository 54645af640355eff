// Thumb-2 has sub.w (a modified constant) and subw (twelve plain bits).
// target: thumbv7m-as
// expect-stack: modified_constant = 4104
// expect-stack: twelve_bits = 2060
	.syntax unified
	.thumb
	.global modified_constant
	.type modified_constant, %function
modified_constant:
	push {r4, lr}  // 8
	sub.w sp, sp, #4096  // 8 + 4096 = 4104
	add.w sp, sp, #4096
	pop {r4, pc}
	.size modified_constant, . - modified_constant
	.global twelve_bits
	.type twelve_bits, %function
twelve_bits:
	push {r4, r5, lr}  // 12
	subw sp, sp, #2048  // 12 + 2048 = 2060
	addw sp, sp, #2048
	pop {r4, r5, pc}
	.size twelve_bits, . - twelve_bits
