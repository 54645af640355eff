// A call to a global function of another unit is followed there.
// target: thumbv6m-as thumbv7m-as
// expect-stack: caller = 40
// expect-stack: callee = 32
//--- a.s
	.syntax unified
	.thumb
	.global caller
	.type caller, %function
caller:
	push {r4, lr}  // 8
	bl callee  // 8 + 32 = 40
	pop {r4, pc}
	.size caller, . - caller
//--- b.s
	.syntax unified
	.thumb
	.global callee
	.type callee, %function
callee:
	sub sp, #32
	add sp, #32
	bx lr
	.size callee, . - callee
