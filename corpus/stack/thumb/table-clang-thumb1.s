// Clang's Thumb-1 switch loads a byte relative to pc and adds it, doubled, to pc.
// target: thumbv6m-as
// expect-stack: f = 72
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	cmp r0, #2
	bhi 4f
	mov r2, r1
	add r0, pc
	ldrb r0, [r0, #4]
	lsls r0, r0, #1
5:
	add pc, r0  // pc reads as this instruction + 4
	.p2align 2
0:
	.byte (1f - (5b + 4)) / 2
	.byte (2f - (5b + 4)) / 2
	.byte (3f - (5b + 4)) / 2
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
