// call12 spills more, into the extra save area that the caller's entry immediate contains.
// target: xtensa-as
// expect-stack: f = 96
// expect-stack: g = 48
	.global f
	.type f, @function
f:
	entry a1, 48
	call12 g  // 48 + 32 + 16 = 96
	retw
	.p2align 2
	.size f, . - f
	.global g
	.type g, @function
g:
	entry a1, 32  // 32 + 16 = 48
	retw
	.size g, . - g
