// A reference to another unit's function never means a static function of that name.
// target: thumbv6m-as
// expect-stack: first unbounded unknown-external
// expect-stack: second = 72
// expect-stack: b.s:helper = 64
//--- a.s
	.syntax unified
	.thumb
	.global first
	.type first, %function
first:
	push {r4, lr}
	bl helper
	pop {r4, pc}
	.size first, . - first
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
