// What cannot be followed has a name, each in a function of its own.
// target: riscv32-as
// expect-stack: dynamic unbounded dynamic-stack
// expect-stack: clobbers unbounded clobbered-register
// expect-stack: unbalanced unbounded unbalanced-return
// expect-stack: loaded unbounded unanalysable-stack-pointer
// expect-stack: swapped unbounded unanalysable-stack-pointer
// expect-stack: lost_link unbounded unresolved-jump
// expect-stack: undecodable unbounded undecodable-instruction
// expect-stack: computed unbounded unresolved-jump at-least 16
// expect-stack: external unbounded unknown-external at-least 16
// expect-stack: indirect unbounded unresolved-indirect-call at-least 16
// expect-stack: odd_link unbounded unresolved-jump, unresolved-indirect-call
// expect-stack: leaf = 0
// expect-stack: alternate unbounded unanalysable-stack-pointer, unknown-external
	.macro fn name
	.globl \name
	.type \name, @function
\name:
	.endm
	fn dynamic
	mv t1, sp
	sub sp, sp, a0
	mv sp, t1
	ret
	fn clobbers
	li s3, 1
	ret
	fn unbalanced
	addi sp, sp, -16
	ret
	fn loaded
	mv t1, sp
	lw sp, 0(a0)
	mv sp, t1
	ret
	fn swapped  // an interrupt handler's own stack
	csrrw sp, mscratch, sp
	csrrw sp, mscratch, sp
	mret
	fn lost_link  // ra is not what it was, and the frame is still there
	addi sp, sp, -16
	lw ra, 0(a0)
	addi sp, sp, 8
	ret
	fn undecodable
	.word 0xffffffff
	fn computed
	addi sp, sp, -16
	jr a0
	fn external
	addi sp, sp, -16
	sw ra, 12(sp)
	call elsewhere
	lw ra, 12(sp)
	addi sp, sp, 16
	ret
	fn indirect
	addi sp, sp, -16
	sw ra, 12(sp)
	jalr a0
	lw ra, 12(sp)
	addi sp, sp, 16
	ret
	fn odd_link
	jalr t2, 0(a0)
	j lost_link
	fn alternate  // what it does to the stack pointer nobody knows
	call t0, elsewhere
	j leaf
	fn leaf
	ret
