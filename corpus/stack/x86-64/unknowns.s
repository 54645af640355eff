// What cannot be followed has a name, each in a function of its own.
// target: x86-64-as
// expect-stack: dynamic unbounded dynamic-stack
// expect-stack: clobbers unbounded clobbered-register
// expect-stack: unbalanced unbounded unbalanced-return at-least 8
// expect-stack: loaded unbounded unanalysable-stack-pointer
// expect-stack: exchanged unbounded unanalysable-stack-pointer
// expect-stack: half unbounded unanalysable-stack-pointer
// expect-stack: takes unbounded unbalanced-return
// expect-stack: undecodable unbounded undecodable-instruction
// expect-stack: computed unbounded unresolved-jump at-least 8
// expect-stack: lost unbounded clobbered-register, unanalysable-stack-pointer
// expect-stack: thunk unbounded unresolved-jump
	.macro fn name
	.globl \name
	.type \name, @function
\name:
	.endm
	fn dynamic
	push %rbp
	mov %rsp, %rbp
	sub %rdi, %rsp
	leave
	ret
	fn clobbers
	mov $1, %ebx
	ret
	fn unbalanced
	push %rbx
	ret
	fn loaded
	mov (%rdi), %rsp
	ret
	fn exchanged
	xchg %rsp, %rax
	ret
	fn half  // the upper half becomes zero
	add $8, %esp
	ret
	fn takes
	ret $8
	fn undecodable
	.byte 0x06
	fn computed
	push %rbx
	jmp *%rax
	fn lost  // rbp is not known to be the frame's
	leave
	ret
	fn thunk  // with a frame, this is no tail call
	push %rdi
	jmp *8(%rdi)
