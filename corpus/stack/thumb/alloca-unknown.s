// A dynamic allocation of a size nothing bounds has no bound.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f unbounded dynamic-stack at-least 8
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r7, lr}
	add r7, sp, #0
	mov r3, sp
	subs r3, r3, r0
	mov sp, r3
	mov sp, r7
	pop {r7, pc}
	.size f, . - f
