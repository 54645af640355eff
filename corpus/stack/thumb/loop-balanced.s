// Pushing and popping inside a loop does not add up.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f = 24
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	movs r4, #10
1:
	sub sp, #16  // 24
	add sp, #16
	subs r4, #1
	bne 1b
	pop {r4, pc}
	.size f, . - f
