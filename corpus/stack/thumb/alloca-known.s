// A dynamic allocation whose size is bounded by a mask has a bound: (63 + 7) & ~7 = 64.
// target: thumbv7m-as
// expect-stack: f = 72
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r7, lr}  // 8
	add r7, sp, #0
	and r0, r0, #63
	adds r0, #7
	bic r0, r0, #7  // at most 64
	sub.w sp, sp, r0  // 8 + 64 = 72
	mov sp, r7
	pop {r7, pc}
	.size f, . - f
