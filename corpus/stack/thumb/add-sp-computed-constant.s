// The constant added to the stack pointer may be computed: 129 << 3 = 1032, negated.
// XFAIL: negating a constant (rsbs) is not followed
// target: thumbv6m-as
// expect-stack: f = 1040
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	movs r4, #129
	lsls r4, r4, #3  // 1032
	mov r1, r4
	rsbs r4, r4, #0  // -1032
	add sp, r4  // 8 + 1032 = 1040
	add sp, r1
	pop {r4, pc}
	.size f, . - f
