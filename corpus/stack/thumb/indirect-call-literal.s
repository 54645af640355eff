// blx to an address from the literal pool is as direct as bl.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f = 40
// expect-stack: g = 32
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	ldr r3, =g
	blx r3  // 8 + 32 = 40
	pop {r4, pc}
	.size f, . - f
	.global g
	.type g, %function
g:
	sub sp, #32
	add sp, #32
	bx lr
	.size g, . - g
