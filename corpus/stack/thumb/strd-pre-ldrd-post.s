// Two registers can be pushed and popped by strd and ldrd with write-back.
// target: thumbv7m-as
// expect-stack: f = 16
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	strd r4, r5, [sp, #-16]!  // 16
	str lr, [sp, #8]
	ldr lr, [sp, #8]
	ldrd r4, r5, [sp], #16
	bx lr
	.size f, . - f
