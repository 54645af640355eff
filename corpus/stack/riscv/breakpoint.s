// ebreak calls the debugger and goes on; nothing follows it where a program ends.
// target: riscv32-as riscv64-as
// expect-stack: asks = 32
// expect-stack: ends = 16
	.macro fn name
	.globl \name
	.type \name, @function
\name:
	.endm
	fn asks
	slli x0, x0, 31
	ebreak
	srai x0, x0, 7
	addi sp, sp, -32
	addi sp, sp, 32
	ret
	fn ends
	addi sp, sp, -16
	ebreak
