// Thumb-1 makes a frame above 508 bytes by adding a negative constant from a register.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f = 1040
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, r5, r6, lr}  // 16
	ldr r4, =-1024
	add sp, r4  // 16 + 1024 = 1040
	ldr r4, =1024
	add sp, r4
	pop {r4, r5, r6, pc}
	.size f, . - f
