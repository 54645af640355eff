// What a leaf function keeps below the stack pointer is charged.
// target: x86-64-as
// expect-stack: fixed = 24
// expect-stack: addressed = 120
// expect-stack: vector = 40
// expect-stack: indexed = 128
// expect-stack: caller = 16
// expect-stack: deep = 72
// expect-stack: none = 16
	.macro fn name
	.globl \name
	.type \name, @function
\name:
	.endm
	fn fixed
	mov %rdi, -24(%rsp)
	mov -24(%rsp), %rax
	ret
	fn addressed
	lea -120(%rsp), %rdi
	movb $0, (%rdi)
	ret
	fn vector
	movaps %xmm0, -40(%rsp)
	ret
	fn indexed  // wherever the index leads, no more than the red zone
	movl $1, -16(%rsp,%rdi,4)
	ret
	fn caller  // 8 + 8: a function that calls has no red zone to index
	sub $8, %rsp
	movb $1, (%rsp,%rdi)
	call none_here
	add $8, %rsp
	ret
	fn deep  // 8 pushed, 64 below
	push %rbx
	mov %rdi, -64(%rsp)
	pop %rbx
	ret
	fn none
	sub $16, %rsp
	mov %rdi, 8(%rsp)
	add $16, %rsp
	ret
	.type none_here, @function
none_here:
	ret
