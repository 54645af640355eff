// The 16-bit forms: entry has none, retw.n and the narrow moves do not disturb decoding.
// target: xtensa-as
// expect-stack: f = 80
// expect-stack: g = 48
	.global f
	.type f, @function
f:
	entry a1, 32
	mov.n a10, a2
	call8 g  // 32 + 32 + 16 = 80
	mov.n a2, a10
	retw.n
	.p2align 2
	.size f, . - f
	.global g
	.type g, @function
g:
	entry a1, 32  // 32 + 16 = 48
	retw.n
	.size g, . - g
