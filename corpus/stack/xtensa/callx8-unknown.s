// callx8 to a value nothing shows is an unknown callee, never a zero.
// target: xtensa-as
// expect-stack: f unbounded unresolved-indirect-call at-least 32
	.global f
	.type f, @function
f:
	entry a1, 32
	callx8 a2
	retw
	.size f, . - f
