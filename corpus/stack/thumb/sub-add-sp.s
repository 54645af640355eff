// The immediate of sub sp and add sp counts in bytes, up to 508 in one instruction.
// target: thumbv6m-as thumbv7m-as
// expect-stack: small = 40
// expect-stack: largest = 512
// expect-stack: two_steps = 520
	.syntax unified
	.thumb
	.global small
	.type small, %function
small:
	push {r4, lr}  // 8
	sub sp, #32  // 8 + 32 = 40
	add sp, #32
	pop {r4, pc}
	.size small, . - small
	.global largest
	.type largest, %function
largest:
	push {lr}  // 4
	sub sp, #508  // 4 + 508 = 512
	add sp, #508
	pop {pc}
	.size largest, . - largest
	.global two_steps
	.type two_steps, %function
two_steps:
	push {r4, lr}  // 8
	sub sp, #508
	sub sp, #4  // 8 + 508 + 4 = 520
	add sp, #508
	add sp, #4
	pop {r4, pc}
	.size two_steps, . - two_steps
