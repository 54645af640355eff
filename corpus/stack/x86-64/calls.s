// A call pushes 8 bytes; arguments on the stack are pushed around it.
// target: x86-64-as
// expect-stack: callee = 16
// expect-stack: caller = 32
// expect-stack: arguments = 48
// expect-stack: tail = 16
// expect-stack: conditional = 16
// expect-stack: through_got unbounded unknown-external at-least 16
// expect-stack: indirect unbounded unresolved-indirect-call at-least 16
// expect-stack: through_memory unbounded unresolved-indirect-call at-least 16
	.macro fn name
	.globl \name
	.type \name, @function
\name:
	.endm
	fn callee
	sub $16, %rsp
	add $16, %rsp
	ret
	fn caller  // 8 + 8 + 16
	sub $8, %rsp
	call callee
	add $8, %rsp
	ret
	fn arguments  // 8 + 16 + 8 + 16
	sub $8, %rsp
	push $7
	push $8
	call callee
	add $24, %rsp
	ret
	fn tail
	jmp callee
	fn conditional
	test %edi, %edi
	jne callee
	ret
	fn through_got
	sub $8, %rsp
	call *elsewhere@GOTPCREL(%rip)
	add $8, %rsp
	ret
	fn indirect
	sub $8, %rsp
	call *%rdi
	add $8, %rsp
	ret
	fn through_memory
	sub $8, %rsp
	call *8(%rdi)
	add $8, %rsp
	ret
