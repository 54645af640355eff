// tbb reaches every case of its table, the deepest one too.
// target: thumbv7m-as
// expect-stack: f = 72
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	cmp r0, #2
	bhi 4f
	tbb [pc, r0]
0:
	.byte (1f - 0b) / 2
	.byte (2f - 0b) / 2
	.byte (3f - 0b) / 2
	.p2align 1
1:
	movs r0, #1
	pop {r4, pc}
2:
	sub sp, #64  // 72
	add sp, #64
	pop {r4, pc}
3:
	sub sp, #32  // 40
	add sp, #32
4:
	pop {r4, pc}
	.size f, . - f
