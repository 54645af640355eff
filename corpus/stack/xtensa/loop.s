// The zero-overhead loop runs its body more than once; a call in it counts once.
// target: xtensa-as
// expect-stack: f = 112
// expect-stack: g = 80
	.global f
	.type f, @function
f:
	entry a1, 32
	loopnez a2, 1f
	addi a3, a3, 1
1:
	call8 g  // 32 + 64 + 16 = 112
	retw
	.p2align 2
	.size f, . - f
	.global g
	.type g, @function
g:
	entry a1, 64  // 64 + 16 = 80
	retw
	.size g, . - g
