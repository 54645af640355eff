// Padding between functions that decodes as half an instruction does not shift the next one.
// target: xtensa-as
// expect-stack: f = 80
// expect-stack: g = 48
	.global f
	.type f, @function
f:
	entry a1, 32
	call8 g  // 32 + 32 + 16 = 80
	retw
	.byte 0x00
	.p2align 2, 0xff
	.size f, . - f
	.global g
	.type g, @function
g:
	entry a1, 32  // 32 + 16 = 48
	retw
	.size g, . - g
