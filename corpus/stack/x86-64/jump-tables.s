// Tables of distances and of addresses: the deepest target counts.
// target: x86-64-as
// expect-stack: distances = 64
// expect-stack: addresses = 64
// expect-stack: cold = 88
// expect-stack: in_a_row = 64
// expect-stack: subroutine = 40
	.macro fn name
	.globl \name
	.type \name, @function
\name:
	.endm
	fn distances
	lea differences(%rip), %rdx
	mov %edi, %edi
	movslq (%rdx,%rdi,4), %rax
	add %rdx, %rax
	notrack jmp *%rax
1:	ret
2:	sub $64, %rsp
	add $64, %rsp
	ret
	.size distances, . - distances
	fn addresses
	mov %edi, %edi
	jmp *targets(,%rdi,8)
3:	ret
4:	sub $64, %rsp
	add $64, %rsp
	ret
	.size addresses, . - addresses
	fn cold  // its cold part goes on with its frame: 24 + 64
	sub $24, %rsp
	test %edi, %edi
	jne cold.cold
5:	add $24, %rsp
	ret
	.size cold, . - cold
	fn in_a_row  // two tables, the second found only through the last entry of the first
	mov %edi, %edi
	lea first(%rip), %rcx
	movslq (%rcx,%rdi,4), %rax
	add %rcx, %rax
	jmp *%rax
6:	ret
7:	lea second(%rip), %rcx
	movslq (%rcx,%rdi,4), %rax
	add %rcx, %rax
	jmp *%rax
	.byte 0x06, 0x06, 0x06  // what another table's distances would lead to
8:	sub $64, %rsp
	add $64, %rsp
	ret
	.size in_a_row, . - in_a_row
	fn subroutine  // called within the function, and gone through: 24 + 8 + 8
	sub $24, %rsp
	call 9f
	add $24, %rsp
9:	push %rbx
	pop %rbx
	ret
	.size subroutine, . - subroutine
	.section .text.unlikely, "ax", @progbits
	.type cold.cold, @function
cold.cold:
	sub $64, %rsp
	add $64, %rsp
	jmp 5b
	.size cold.cold, . - cold.cold
	.section .rodata
	.p2align 3
differences:
	.long 1b - differences, 2b - differences
first:
	.long 6b - first, 7b - first
second:
	.long 8b - second, 6b - second
	.p2align 3
targets:
	.quad 3b, 4b
