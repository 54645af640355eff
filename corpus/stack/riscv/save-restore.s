// libgcc's millicode makes and undoes frames: by its code where there is some, else by its interface.
// target: riscv32-as
// expect-stack: f = 64
// expect-stack: g unbounded unknown-external at-least 80
// expect-stack: __riscv_save_4 = 64
// expect-stack: __riscv_restore_4 = 0
//--- f.s
	.macro fn name
	.globl \name
	.type \name, @function
\name:
	.endm
	fn f  // 64 while it runs, 32 afterwards, and 16
	call t0, __riscv_save_4
	li s3, 5
	addi sp, sp, -16
	addi sp, sp, 16
	tail __riscv_restore_4
	fn g  // 64 and 16: __riscv_save_12 is not here
	call t0, __riscv_save_12
	li s11, 5
	addi sp, sp, -16
	addi sp, sp, 16
	tail __riscv_restore_12
//--- library.s
	.macro fn name
	.globl \name
	.type \name, @function
\name:
	.endm
	fn __riscv_save_4
	addi sp, sp, -64
	sw s3, 44(sp)
	sw s2, 48(sp)
	sw s1, 52(sp)
	sw s0, 56(sp)
	sw ra, 60(sp)
	addi sp, sp, 32
	jr t0
	fn __riscv_restore_4
	lw s3, 12(sp)
	lw s2, 16(sp)
	lw s1, 20(sp)
	lw s0, 24(sp)
	lw ra, 28(sp)
	addi sp, sp, 32
	ret
