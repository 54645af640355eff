// msr writes a stack pointer although the instruction names no sp.
// target: thumbv6m-as thumbv7m-as
// expect-stack: main_stack unbounded unanalysable-stack-pointer
// expect-stack: process_stack unbounded unanalysable-stack-pointer
// expect-stack: selection unbounded unanalysable-stack-pointer
// expect-stack: priority_mask = 0
	.syntax unified
	.thumb
	.global main_stack
	.type main_stack, %function
main_stack:
	msr msp, r0
	bx lr
	.size main_stack, . - main_stack
	.global process_stack
	.type process_stack, %function
process_stack:
	msr psp, r0
	bx lr
	.size process_stack, . - process_stack
	.global selection
	.type selection, %function
selection:
	msr control, r0
	bx lr
	.size selection, . - selection
	.global priority_mask
	.type priority_mask, %function
priority_mask:
	msr primask, r0
	bx lr
	.size priority_mask, . - priority_mask
