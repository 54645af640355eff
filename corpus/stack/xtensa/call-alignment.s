// call8 counts from a multiple of 4, wherever it stands itself: four calls, the deepest counts.
// target: xtensa-as
// expect-stack: f = 336
// expect-stack: a = 48
// expect-stack: b = 112
// expect-stack: c = 176
// expect-stack: d = 304
	.global f
	.type f, @function
f:
	entry a1, 32
	call8 a  // at 3
	call8 b  // at 6
	call8 c  // at 9
	call8 d  // at 12: 32 + 288 + 16 = 336
	retw
	.size f, . - f
	.p2align 2
	.type a, @function
a:
	entry a1, 32  // 32 + 16 = 48
	retw
	.size a, . - a
	.p2align 2
	.type b, @function
b:
	entry a1, 96  // 96 + 16 = 112
	retw
	.size b, . - b
	.p2align 2
	.type c, @function
c:
	entry a1, 160  // 160 + 16 = 176
	retw
	.size c, . - c
	.p2align 2
	.type d, @function
d:
	entry a1, 288  // 288 + 16 = 304
	retw
	.size d, . - d
