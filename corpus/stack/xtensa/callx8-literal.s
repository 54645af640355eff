// callx8 to an address loaded by l32r is as direct as call8.
// target: xtensa-as
// expect-stack: f = 112
// expect-stack: g = 80
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
	l32r a8, address
	callx8 a8  // 32 + 64 + 16 = 112
	retw
	.p2align 2
	.size f, . - f
	.global g
	.type g, @function
g:
	entry a1, 64  // 64 + 16 = 80
	retw
	.size g, . - g
