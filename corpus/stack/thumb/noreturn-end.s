// A call after which the code ends does not come back: what follows is not this function's.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f = 8
// expect-stack: stop = 0
// expect-stack: next = 128
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	bl stop  // 8 + 0
	.size f, . - f
	.global next
	.type next, %function
next:
	sub sp, #128
	add sp, #128
	bx lr
	.size next, . - next
	.global stop
	.type stop, %function
stop:
	b .
	.size stop, . - stop
