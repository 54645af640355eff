// A call in front of the literal pool does not come back: data is not code.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f unbounded unknown-external at-least 8
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	ldr r0, =0x12345678
	bl stop_elsewhere
	.ltorg
	.size f, . - f
