// A branch into another symbol's code at depth 8: what stands there is f's own epilogue.
// XFAIL: a branch to another symbol is taken as a call even when the frame is still there
// target: thumbv6m-as thumbv7m-as
// expect-stack: f = 8
// expect-stack: epilogue unbounded unbalanced-return
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	b epilogue
	.size f, . - f
	.global epilogue
	.type epilogue, %function
epilogue:
	pop {r4, pc}
	.size epilogue, . - epilogue
