// A function nobody defines is an unknown of its callers.
// target: xtensa-as
// expect-stack: f unbounded unknown-external at-least 32
	.global f
	.type f, @function
f:
	entry a1, 32
	call8 elsewhere
	retw
	.size f, . - f
