// jx through a table of code addresses reaches every case of it.
// target: xtensa-as
// expect-stack: f = 176
// expect-stack: shallow = 32
// expect-stack: deep = 144
	.section .rodata.f, "a", @progbits
	.p2align 2
table:
	.4byte 1f
	.4byte 2f
	.section .literal.f, "ax", @progbits
	.p2align 2
address:
	.4byte table
	.section .text.f, "ax", @progbits
	.p2align 2
	.global f
	.type f, @function
f:
	entry a1, 32
	bgeui a2, 2, 3f
	l32r a8, address
	slli a9, a2, 2
	add a8, a8, a9
	l32i a8, a8, 0
	jx a8
1:
	call8 shallow  // 32 + 16 + 16 = 64
	retw
2:
	call8 deep  // 32 + 128 + 16 = 176
3:
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
