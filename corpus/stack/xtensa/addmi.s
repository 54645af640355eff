// addmi adds its immediate times 256, and that from the bytes, whatever a decoder prints.
// target: xtensa-as
// expect-stack: f = 1072
	.global f
	.type f, @function
f:
	entry a1, 32
	addmi a8, a1, -1024
	movsp a1, a8  // 32 + 1024 + 16 = 1072
	retw
	.size f, . - f
