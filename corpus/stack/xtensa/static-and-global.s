// Two units' static functions of one name are two functions.
// target: xtensa-as
// expect-stack: first = 64
// expect-stack: second = 160
// expect-stack: a.s:helper = 32
// expect-stack: b.s:helper = 128
//--- a.s
	.global first
	.type first, @function
first:
	entry a1, 32
	call8 helper  // 32 + 16 + 16 = 64
	retw
	.p2align 2
	.size first, . - first
	.type helper, @function
helper:
	entry a1, 16  // 16 + 16 = 32
	retw
	.size helper, . - helper
//--- b.s
	.global second
	.type second, @function
second:
	entry a1, 32
	call8 helper  // 32 + 112 + 16 = 160
	retw
	.p2align 2
	.size second, . - second
	.type helper, @function
helper:
	entry a1, 112  // 112 + 16 = 128
	retw
	.size helper, . - helper
