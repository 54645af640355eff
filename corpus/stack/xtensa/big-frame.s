// A frame beyond the entry immediate: a constant from the literal pool, sub, movsp.
// target: xtensa-as
// expect-stack: f = 40048
	.section .literal.f, "ax", @progbits
	.p2align 2
size:
	.4byte 40000
	.section .text.f, "ax", @progbits
	.p2align 2
	.global f
	.type f, @function
f:
	entry a1, 32
	l32r a8, size
	sub a8, a1, a8
	movsp a1, a8  // 32 + 40000 + 16 = 40048
	retw
	.size f, . - f
