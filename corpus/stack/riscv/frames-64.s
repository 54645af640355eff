// Saved registers of 8 bytes come back; a 4-byte store over one loses it.
// target: riscv64-as
// expect-stack: saves = 32
// expect-stack: overwrites unbounded clobbered-register
	.macro fn name
	.globl \name
	.type \name, @function
\name:
	.endm
	fn saves
	addi sp, sp, -32
	sd ra, 24(sp)
	sd s0, 16(sp)
	li s0, 0
	ld ra, 24(sp)
	ld s0, 16(sp)
	addi sp, sp, 32
	ret
	fn overwrites
	addi sp, sp, -32
	sd s0, 16(sp)
	li s0, 0
	sw a0, 20(sp)
	ld s0, 16(sp)
	addi sp, sp, 32
	ret
