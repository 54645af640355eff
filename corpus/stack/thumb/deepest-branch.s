// Both sides of a branch count, the deeper one decides.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f = 72
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	cmp r0, #0
	beq 1f
	sub sp, #16  // 24
	add sp, #16
	pop {r4, pc}
1:
	sub sp, #64  // 72
	add sp, #64
	pop {r4, pc}
	.size f, . - f
