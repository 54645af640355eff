// A dynamic allocation of at most 15 * 16 = 240 bytes.
// target: xtensa-as
// expect-stack: f = 288
	.global f
	.type f, @function
f:
	entry a1, 32
	movi a8, 15
	and a2, a2, a8
	slli a2, a2, 4  // at most 240
	sub a8, a1, a2
	movsp a1, a8  // 32 + 240 + 16 = 288
	retw
	.size f, . - f
