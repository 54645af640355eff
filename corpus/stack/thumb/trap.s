// A trap instruction ends the path.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f = 8
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	cmp r0, #0
	beq 1f
	pop {r4, pc}
1:
	udf #0
	.size f, . - f
