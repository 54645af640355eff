// Paths that meet bring a known callee and an unknown one: the call is to either.
// target: xtensa-as
// expect-stack: f unbounded recursion, unresolved-indirect-call
// expect-stack: g unbounded recursion, unresolved-indirect-call
	.section .literal.f, "ax", @progbits
	.p2align 2
address:
	.4byte g
	.section .text.f, "ax", @progbits
	.p2align 2
	.global f
	.type f, @function
f:
	entry a1, 32
	beqz a2, 1f
	l32i a8, a2, 0
	j 2f
1:	l32r a8, address
2:	callx8 a8
	retw
	.size f, . - f
	.section .text.g, "ax", @progbits
	.p2align 2
	.global g
	.type g, @function
g:
	entry a1, 32
	call8 f
	retw
	.size g, . - g
