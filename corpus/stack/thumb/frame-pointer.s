// Restoring the stack pointer from the frame pointer r7, as gcc -O0 does.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f = 24
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r7, lr}  // 8
	sub sp, #16  // 24
	add r7, sp, #0
	movs r3, #0
	str r3, [r7, #12]
	mov sp, r7
	add sp, #16
	pop {r7, pc}
	.size f, . - f
