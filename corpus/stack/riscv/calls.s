// A callee starts where its caller stands; a tail call where the caller began.
// target: riscv32-as riscv64-as
// expect-stack: callee = 48
// expect-stack: caller = 64
// expect-stack: tail = 48
// expect-stack: far_tail = 48
// expect-stack: conditional = 48
	.macro fn name
	.globl \name
	.type \name, @function
\name:
	.endm
	fn callee
	addi sp, sp, -48
	addi sp, sp, 48
	ret
	fn caller  // 16 + 48
	addi sp, sp, -16
	mv t3, ra
	call callee
	jal callee
	addi sp, sp, 16
	la t0, callee
	jr t0
	fn tail
	addi sp, sp, -16
	addi sp, sp, 16
	j callee
	fn far_tail
	tail callee
	fn conditional
	beqz a0, callee
	ret
