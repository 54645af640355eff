// A loop that takes stack in every round has no bound.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f unbounded dynamic-stack
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r7, lr}
	add r7, sp, #0
1:
	sub sp, #16
	subs r0, #1
	bne 1b
	mov sp, r7
	pop {r7, pc}
	.size f, . - f
