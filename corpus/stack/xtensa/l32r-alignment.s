// l32r counts from a multiple of 4, wherever it stands itself.
// target: xtensa-as
// expect-stack: at_3 = 1072
// expect-stack: at_6 = 2096
// expect-stack: at_5 = 4144
	.p2align 2
small:
	.4byte 1024
middle:
	.4byte 2048
large:
	.4byte 4096
	.global at_3
	.type at_3, @function
at_3:
	entry a1, 32
	l32r a8, small
	sub a8, a1, a8
	movsp a1, a8  // 32 + 1024 + 16 = 1072
	retw
	.size at_3, . - at_3
	.p2align 2
	.global at_6
	.type at_6, @function
at_6:
	entry a1, 32
	addi a9, a9, 1
	l32r a8, middle
	sub a8, a1, a8
	movsp a1, a8  // 32 + 2048 + 16 = 2096
	retw
	.size at_6, . - at_6
	.p2align 2
	.global at_5
	.type at_5, @function
at_5:
	entry a1, 32
	mov.n a9, a2
	l32r a8, large
	sub a8, a1, a8
	movsp a1, a8  // 32 + 4096 + 16 = 4144
	retw
	.size at_5, . - at_5
