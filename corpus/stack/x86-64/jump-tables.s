// Tables of distances and of addresses: the deepest target counts.
// target: x86-64-as
// expect-stack: distances = 64
// expect-stack: addresses = 64
// expect-stack: cold = 88
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
	.p2align 3
targets:
	.quad 3b, 4b
