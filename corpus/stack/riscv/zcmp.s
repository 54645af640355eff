// Zcmp moves the stack pointer and the registers of a list at once.
// target: riscv32-zcmp-as
// expect-stack: one = 16
// expect-stack: three = 48
// expect-stack: all = 112
// expect-stack: result = 16
// expect-stack: swapped = 16
// expect-stack: loses unbounded clobbered-register
	.macro fn name
	.globl \name
	.type \name, @function
\name:
	.endm
	fn one
	cm.push {ra}, -16
	cm.popret {ra}, 16
	fn three  // 16 for three words, and 32
	cm.push {ra, s0-s1}, -48
	li s0, 1
	li s1, 1
	cm.popret {ra, s0-s1}, 48
	fn all  // 64 for 13 words, and 48
	cm.push {ra, s0-s11}, -112
	li s11, 1
	cm.pop {ra, s0-s11}, 112
	ret
	fn result
	cm.push {ra, s0}, -16
	cm.popretz {ra, s0}, 16
	fn swapped
	cm.push {ra, s0-s1}, -16
	cm.mvsa01 s0, s1
	cm.mva01s s1, s0
	cm.popret {ra, s0-s1}, 16
	fn loses  // s1 is not in the list
	cm.push {ra, s0}, -16
	cm.mvsa01 s0, s1
	cm.popret {ra, s0}, 16
