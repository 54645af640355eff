// tbh reaches every case of its table, the deepest one too.
// target: thumbv7m-as
// expect-stack: f = 48
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	cmp r0, #1
	bhi 3f
	tbh [pc, r0, lsl #1]
0:
	.2byte (1f - 0b) / 2
	.2byte (2f - 0b) / 2
1:
	sub sp, #16  // 24
	add sp, #16
	pop {r4, pc}
2:
	sub sp, #40  // 48
	add sp, #40
3:
	pop {r4, pc}
	.size f, . - f
