// A stack pointer from an argument cannot be followed.
// target: xtensa-as
// expect-stack: f unbounded unanalysable-stack-pointer
	.global f
	.type f, @function
f:
	entry a1, 32
	movsp a1, a2
	retw
	.size f, . - f
