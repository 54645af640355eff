// Returning with another stack pointer than at entry is an unknown of its own.
// target: thumbv6m-as thumbv7m-as
// expect-stack: keeps unbounded unbalanced-return
// expect-stack: takes unbounded unbalanced-return
	.syntax unified
	.thumb
	.global keeps
	.type keeps, %function
keeps:
	push {r4, r5}
	bx lr
	.size keeps, . - keeps
	.global takes
	.type takes, %function
takes:
	add sp, #8
	bx lr
	.size takes, . - takes
