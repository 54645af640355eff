// Calls between security states: a gateway returns with bxns, a call by blxns leads nowhere known.
// target: thumbv8m-as
// expect-stack: gateway = 8
// expect-stack: calls_other_state unbounded unresolved-indirect-call at-least 8
// expect-stack: jumps_to_other_state unbounded unresolved-indirect-call
	.syntax unified
	.thumb
	.macro fn name
	.global \name
	.type \name, %function
\name:
	.endm
	fn gateway
	sg
	push {r4, lr}
	pop {r4, lr}
	bxns lr
	.size gateway, . - gateway
	fn calls_other_state
	push {r4, lr}
	blxns r0
	pop {r4, pc}
	.size calls_other_state, . - calls_other_state
	fn jumps_to_other_state
	bxns r0
	.size jumps_to_other_state, . - jumps_to_other_state
