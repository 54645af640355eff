// A stack pointer from an argument, as in a context switch, cannot be followed.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f unbounded unanalysable-stack-pointer
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	mov sp, r0
	bx lr
	.size f, . - f
