// A call adds the callee's depth to the caller's depth at the call, not to its frame.
// target: thumbv6m-as thumbv7m-as
// expect-stack: deep_at_call = 56
// expect-stack: deep_elsewhere = 104
// expect-stack: leaf = 32
	.syntax unified
	.thumb
	.global deep_at_call
	.type deep_at_call, %function
deep_at_call:
	push {r4, lr}  // 8
	sub sp, #16  // 24
	bl leaf  // 24 + 32 = 56
	add sp, #16
	pop {r4, pc}
	.size deep_at_call, . - deep_at_call
	.global deep_elsewhere
	.type deep_elsewhere, %function
deep_elsewhere:
	push {r4, lr}  // 8
	bl leaf  // 8 + 32 = 40
	sub sp, #96  // 104
	add sp, #96
	pop {r4, pc}
	.size deep_elsewhere, . - deep_elsewhere
	.global leaf
	.type leaf, %function
leaf:
	sub sp, #32
	add sp, #32
	bx lr
	.size leaf, . - leaf
