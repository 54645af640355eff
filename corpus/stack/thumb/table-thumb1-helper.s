// GCC's Thumb-1 switch calls a helper that changes lr to jump through the table after the call.
// target: thumbv6m-as
// expect-stack: f unbounded unknown-external at-least 72
	.syntax unified
	.thumb
	.section .text.f, "ax", %progbits
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	cmp r0, #2
	bhi 4f
	bl __gnu_thumb1_case_uqi  // libgcc is not part of this object
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
