// An interrupt handler saves what it uses itself and ends with mret.
// target: riscv32-as
// expect-stack: handler = 32
// expect-stack: forgets unbounded unbalanced-return
	.macro fn name
	.globl \name
	.type \name, @function
\name:
	.endm
	fn handler  // 16, and 16 of what it calls
	addi sp, sp, -16
	sw ra, 12(sp)
	sw t0, 8(sp)
	call work
	lw t0, 8(sp)
	lw ra, 12(sp)
	addi sp, sp, 16
	mret
	fn forgets
	addi sp, sp, -16
	mret
	.type work, @function
work:
	addi sp, sp, -16
	addi sp, sp, 16
	ret
