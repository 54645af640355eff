// A call after which the code ends does not come back: the next function is not this one's.
// target: xtensa-as
// expect-stack: f = 64
// expect-stack: stop = 32
// expect-stack: next = 272
	.global f
	.type f, @function
f:
	entry a1, 32
	call8 stop  // 32 + 16 + 16 = 64
	.p2align 2
	.size f, . - f
	.global next
	.type next, @function
next:
	entry a1, 256  // 256 + 16 = 272
	retw
	.p2align 2
	.size next, . - next
	.global stop
	.type stop, @function
stop:
	entry a1, 16  // 16 + 16 = 32
1:
	j 1b
	.size stop, . - stop
