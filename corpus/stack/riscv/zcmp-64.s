// Zcmp with registers of 8 bytes.
// target: riscv64-zcmp-as
// expect-stack: three = 32
// expect-stack: all = 112
	.macro fn name
	.globl \name
	.type \name, @function
\name:
	.endm
	fn three  // 32 for three
	cm.push {ra, s0-s1}, -32
	li s1, 1
	cm.popret {ra, s0-s1}, 32
	fn all  // 112 for 13
	cm.push {ra, s0-s11}, -112
	li s11, 1
	cm.popret {ra, s0-s11}, 112
