// The frame pointer may point into the middle of the frame; mov sp, r7 then goes up, not down.
// target: thumbv7m-as
// expect-stack: f = 80
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, r5, r7, lr}  // 16
	add r7, sp, #8
	sub sp, #64  // 80
	movs r4, #0
	str r4, [sp, #4]
	sub.w r4, r7, #8  // the stack pointer as it was after the push
	mov sp, r4
	pop {r4, r5, r7, pc}
	.size f, . - f
