// Along a chain the entry immediates add up; the 16 bytes below count once, at the deepest.
// target: xtensa-as
// expect-stack: f = 128
// expect-stack: g = 80
	.global f
	.type f, @function
f:
	entry a1, 48
	call8 g  // 48 + 64 + 16 = 128
	retw
	.p2align 2
	.size f, . - f
	.global g
	.type g, @function
g:
	entry a1, 64  // 64 + 16 = 80
	retw
	.size g, . - g
