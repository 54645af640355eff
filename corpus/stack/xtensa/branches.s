// Both sides of a branch count, the deeper callee decides.
// target: xtensa-as
// expect-stack: f = 176
// expect-stack: shallow = 32
// expect-stack: deep = 144
	.global f
	.type f, @function
f:
	entry a1, 32
	beqz a2, 1f
	call8 shallow  // 32 + 16 + 16 = 64
	retw
1:
	call8 deep  // 32 + 128 + 16 = 176
	retw
	.p2align 2
	.size f, . - f
	.global shallow
	.type shallow, @function
shallow:
	entry a1, 16  // 16 + 16 = 32
	retw
	.p2align 2
	.size shallow, . - shallow
	.global deep
	.type deep, @function
deep:
	entry a1, 128  // 128 + 16 = 144
	retw
	.size deep, . - deep
