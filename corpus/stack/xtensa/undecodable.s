// Reachable bytes that are no instruction make the function unknown, not zero.
// target: xtensa-as
// expect-stack: f unbounded undecodable-instruction at-least 32
	.global f
	.type f, @function
f:
	entry a1, 32
	.byte 0xff, 0xff, 0xff
	retw
	.size f, . - f
