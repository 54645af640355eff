// A windowed leaf: its entry immediate, and 16 bytes below for its caller's spilled a0-a3.
// target: xtensa-as
// expect-stack: smallest = 32
// expect-stack: larger = 144
	.global smallest
	.type smallest, @function
smallest:
	entry a1, 16  // 16 + 16 = 32
	retw
	.size smallest, . - smallest
	.global larger
	.type larger, @function
larger:
	entry a1, 128  // 128 + 16 = 144
	retw
	.size larger, . - larger
