// A stack pointer loaded from memory, as in longjmp, cannot be followed.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f unbounded unanalysable-stack-pointer, unresolved-jump
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	ldr r2, [r0]
	mov sp, r2
	ldr r3, [r0, #4]
	bx r3
	.size f, . - f
