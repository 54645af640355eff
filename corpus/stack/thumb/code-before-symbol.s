// A function may branch to code that stands before its symbol.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f = 48
	.syntax unified
	.thumb
1:
	sub sp, #40  // 48
	add sp, #40
	pop {r4, pc}
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	b 1b
	.size f, . - f
