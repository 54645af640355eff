// A second name for a function leads to the same code, within the unit and from others.
// target: thumbv6m-as
// expect-stack: caller = 40
// expect-stack: far_caller = 48
// expect-stack: real = 32
// expect-stack: second_name = 32
//--- a.s
	.syntax unified
	.thumb
	.global caller
	.type caller, %function
caller:
	push {r4, lr}  // 8
	bl second_name  // 8 + 32 = 40
	pop {r4, pc}
	.size caller, . - caller
	.global real
	.type real, %function
real:
	sub sp, #32
	add sp, #32
	bx lr
	.size real, . - real
	.global second_name
	.type second_name, %function
	.thumb_set second_name, real
//--- b.s
	.syntax unified
	.thumb
	.global far_caller
	.type far_caller, %function
far_caller:
	push {r4, r5, r6, lr}  // 16
	bl second_name  // 16 + 32 = 48
	pop {r4, r5, r6, pc}
	.size far_caller, . - far_caller
