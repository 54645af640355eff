// A stack pointer loaded from memory cannot be followed.
// target: xtensa-as
// expect-stack: f unbounded unanalysable-stack-pointer
	.global f
	.type f, @function
f:
	entry a1, 32
	l32i a1, a2, 0
	retw
	.size f, . - f
