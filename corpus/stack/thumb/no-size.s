// Hand-written assembly without .size: the function's code goes on up to the next symbol.
// target: thumbv7m-as
// expect-stack: f = 72
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	cmp r0, #1
	bhi 3f
	adr r3, 0f
	ldr.w pc, [r3, r0, lsl #2]
	.p2align 2
0:
	.word 1f + 1
	.word 2f + 1
1:
	sub sp, #64  // 72
	add sp, #64
	pop {r4, pc}
2:
	sub sp, #32  // 40
	add sp, #32
3:
	pop {r4, pc}
