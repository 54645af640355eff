// bx to a constant address with everything restored: a tail call of that function.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f = 24
// expect-stack: g = 24
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	ldr r3, =g
	pop {r4}
	pop {r2}
	mov lr, r2
	bx r3  // 0 + 24 = 24
	.size f, . - f
	.global g
	.type g, %function
g:
	sub sp, #24
	add sp, #24
	bx lr
	.size g, . - g
