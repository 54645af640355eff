// A windowed call of another unit's function is followed there.
// target: xtensa-as
// expect-stack: f = 80
// expect-stack: g = 48
//--- a.s
	.global f
	.type f, @function
f:
	entry a1, 32
	call8 g  // 32 + 32 + 16 = 80
	retw
	.size f, . - f
//--- b.s
	.global g
	.type g, @function
g:
	entry a1, 32  // 32 + 16 = 48
	retw
	.size g, . - g
