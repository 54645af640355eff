// movsp lowers the stack pointer inside the function; a callee starts below it.
// target: xtensa-as
// expect-stack: f = 208
// expect-stack: g = 48
	.global f
	.type f, @function
f:
	entry a1, 32
	addi a8, a1, -128
	movsp a1, a8  // 32 + 128 = 160
	call8 g  // 160 + 32 + 16 = 208
	retw
	.p2align 2
	.size f, . - f
	.global g
	.type g, @function
g:
	entry a1, 32  // 32 + 16 = 48
	retw
	.size g, . - g
