// A function that calls itself has no bound, and neither has its caller.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f unbounded recursion at-least 8
// expect-stack: caller unbounded recursion at-least 24
	.syntax unified
	.thumb
	.global caller
	.type caller, %function
caller:
	push {r4, lr}  // 8
	sub sp, #8  // 16
	bl f  // 16 + at least 8
	add sp, #8
	pop {r4, pc}
	.size caller, . - caller
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	cmp r0, #0
	beq 1f
	subs r0, #1
	bl f
1:
	pop {r4, pc}
	.size f, . - f
