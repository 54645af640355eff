// Frames by push, sub, a frame pointer and leave; the return address is the caller's.
// target: x86-64-as
// expect-stack: leaf = 0
// expect-stack: pushes = 24
// expect-stack: subtracts = 40
// expect-stack: frame_pointer = 72
// expect-stack: aligned_16 = 32
// expect-stack: realigned = 96
// expect-stack: drap = 136
	.macro fn name
	.globl \name
	.type \name, @function
\name:
	.endm
	fn leaf
	endbr64
	lea 1(%rdi), %eax
	ret
	fn pushes
	push %rbx
	push %r12
	push $3
	pop %rax
	pop %r12
	pop %rbx
	ret
	fn subtracts
	sub $40, %rsp
	movb $0, 39(%rsp)
	add $40, %rsp
	ret
	fn frame_pointer  // 8 + 64
	push %rbp
	mov %rsp, %rbp
	sub $64, %rsp
	leave
	ret
	fn aligned_16  // 8, up to 8, and 16
	push %rbp
	mov %rsp, %rbp
	and $-16, %rsp
	push %rdi
	push %rsi
	leave
	ret
	fn realigned  // 8, up to 24 more, and 64
	push %rbp
	mov %rsp, %rbp
	and $-32, %rsp
	sub $64, %rsp
	leave
	ret
	fn drap  // the old stack pointer is in r10, then on the realigned stack
	lea 8(%rsp), %r10
	and $-64, %rsp  // 56 at most
	push -8(%r10)
	push %rbp
	mov %rsp, %rbp
	push %r10
	sub $56, %rsp  // 56 + 8 + 8 + 8 + 56
	mov -8(%rbp), %r10
	leave
	lea -8(%r10), %rsp
	ret
