// A function that branches back to its own start is a loop, not recursion.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f = 8
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, r5}  // 8
	pop {r4, r5}
	subs r0, #1
	bne f
	bx lr
	.size f, . - f
