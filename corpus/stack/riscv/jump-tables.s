// Tables of addresses, and of distances from the table: the deepest target counts.
// target: riscv32-as
// expect-stack: absolute = 64
// expect-stack: distances = 64
// expect-stack: labels unbounded unresolved-indirect-call at-least 64
	.macro fn name
	.globl \name
	.type \name, @function
\name:
	.endm
	fn absolute
	slli a0, a0, 2
	lui a5, %hi(addresses)
	add a0, a0, a5
	lw a0, %lo(addresses)(a0)
	jr a0
1:	ret
2:	addi sp, sp, -64
	addi sp, sp, 64
	ret
	.size absolute, . - absolute
	fn distances
	slli a0, a0, 2
3:	auipc a5, %pcrel_hi(differences)
	addi a5, a5, %pcrel_lo(3b)
	add a0, a0, a5
	lw a0, 0(a0)
	add a0, a0, a5
	jr a0
4:	ret
5:	addi sp, sp, -64
	addi sp, sp, 64
	ret
	.size distances, . - distances
	fn labels  // through memory: every label whose address is in data, or a tail call
	lw a0, 0(a0)
	jr a0
6:	ret
7:	addi sp, sp, -64
	addi sp, sp, 64
	ret
	.size labels, . - labels
	.section .rodata
addresses:
	.word 1b, 2b
differences:
	.word 4b - differences, 5b - differences
	.data
	.word 6b, 7b
