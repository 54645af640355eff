// One return path out of two that forgets part of the frame is enough.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f unbounded unbalanced-return
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	sub sp, #16
	cmp r0, #0
	beq 1f
	add sp, #16
	bx lr
1:
	add sp, #8
	bx lr
	.size f, . - f
