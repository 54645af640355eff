// A windowed function that calls itself has no bound.
// target: xtensa-as
// expect-stack: f unbounded recursion
	.global f
	.type f, @function
f:
	entry a1, 32
	beqz a2, 1f
	addi a10, a2, -1
	call8 f
1:
	retw
	.size f, . - f
