// Thumb-1 saves r8 and r9 by way of low registers.
// target: thumbv6m-as
// expect-stack: f = 20
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, r5, lr}  // 12
	mov r4, r8
	mov r5, r9
	push {r4, r5}  // 12 + 8 = 20
	movs r0, #1
	mov r8, r0
	mov r9, r0
	pop {r4, r5}
	mov r8, r4
	mov r9, r5
	pop {r4, r5, pc}
	.size f, . - f
