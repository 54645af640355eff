// Two units' static functions of one name are two functions.
// target: thumbv6m-as
// expect-stack: first = 24
// expect-stack: second = 72
// expect-stack: a.s:helper = 16
// expect-stack: b.s:helper = 64
//--- a.s
	.syntax unified
	.thumb
	.global first
	.type first, %function
first:
	push {r4, lr}  // 8
	bl helper  // 8 + 16 = 24
	pop {r4, pc}
	.size first, . - first
	.type helper, %function
helper:
	sub sp, #16
	add sp, #16
	bx lr
	.size helper, . - helper
//--- b.s
	.syntax unified
	.thumb
	.global second
	.type second, %function
second:
	push {r4, lr}  // 8
	bl helper  // 8 + 64 = 72
	pop {r4, pc}
	.size second, . - second
	.type helper, %function
helper:
	sub sp, #64
	add sp, #64
	bx lr
	.size helper, . - helper
