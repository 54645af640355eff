// Frames by addi, by a constant in a register, by a frame pointer and realigned.
// target: riscv32-as
// expect-stack: leaf = 0
// expect-stack: fixed = 32
// expect-stack: large = 4112
// expect-stack: frame_pointer = 64
// expect-stack: realigned = 128
	.macro fn name
	.globl \name
	.type \name, @function
\name:
	.endm
	fn leaf
	addi a0, a0, 1
	ret
	fn fixed
	addi sp, sp, -32
	sw ra, 28(sp)
	lw ra, 28(sp)
	addi sp, sp, 32
	ret
	fn large  // 16 + 4096
	addi sp, sp, -16
	li t0, -4096
	add sp, sp, t0
	li t0, 4096
	add sp, sp, t0
	addi sp, sp, 16
	ret
	fn frame_pointer  // 16 + 48, taken off by the frame pointer
	addi sp, sp, -16
	sw s0, 12(sp)
	addi s0, sp, 16
	addi sp, sp, -48
	addi sp, s0, -16
	lw s0, 12(sp)
	addi sp, sp, 16
	ret
	fn realigned  // 16 + 64, and up to 48 more, as an entry is a multiple of 16
	addi sp, sp, -16
	sw s0, 12(sp)
	addi s0, sp, 16
	addi sp, sp, -64
	andi sp, sp, -64
	addi sp, s0, -16
	lw s0, 12(sp)
	addi sp, sp, 16
	ret
