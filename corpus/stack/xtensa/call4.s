// call4 leaves 16 bytes less to spill, which the entry immediate already contains.
// target: xtensa-as
// expect-stack: f = 80
// expect-stack: g = 64
	.global f
	.type f, @function
f:
	entry a1, 16
	call4 g  // 16 + 48 + 16 = 80
	retw
	.p2align 2
	.size f, . - f
	.global g
	.type g, @function
g:
	entry a1, 48  // 48 + 16 = 64
	retw
	.size g, . - g
