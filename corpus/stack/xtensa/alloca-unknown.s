// A dynamic allocation of a size nothing bounds has no bound.
// target: xtensa-as
// expect-stack: f unbounded dynamic-stack at-least 32
	.global f
	.type f, @function
f:
	entry a1, 32
	sub a8, a1, a2
	movsp a1, a8
	retw
	.size f, . - f
