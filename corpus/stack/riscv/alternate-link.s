// Code called with t0 as link is part of its caller: it makes 32 bytes of its frame.
// target: riscv32-as riscv64-as
// expect-stack: caller = 48
// expect-stack: outlined = 32
	.macro fn name
	.globl \name
	.type \name, @function
\name:
	.endm
	fn caller  // 32 by the outlined code, and 16
	call t0, outlined
	addi sp, sp, -16
	addi sp, sp, 16
	addi sp, sp, 32
	ret
	.type outlined, @function
outlined:
	addi sp, sp, -32
	jr t0
