// Two IT blocks on the same condition in a row act as one: grown and shrunk together.
// target: thumbv7m-as
// expect-stack: f = 48
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	cmp r0, #0
	itttt ne
	subne sp, #40  // 48
	movne r1, #0
	movne r2, #0
	movne r3, #0
	it ne
	addne sp, #40
	pop {r4, pc}
	.size f, . - f
