// Low-overhead loops count in lr; a stack pointer moved in one is balanced in each round.
// target: thumbv8m-as
// expect-stack: counted = 24
// expect-stack: skipped = 8
// expect-stack: vector = 16
// expect-stack: loses_link unbounded unresolved-jump
	.syntax unified
	.thumb
	.macro fn name
	.global \name
	.type \name, %function
\name:
	.endm
	fn counted  // 8 + 16
	push {r4, lr}
	dls lr, r0
1:	sub sp, #16
	add sp, #16
	le lr, 1b
	pop {r4, pc}
	.size counted, . - counted
	fn skipped
	push {r4, lr}
	wls lr, r0, 2f
1:	adds r1, #1
	le lr, 1b
2:	pop {r4, pc}
	.size skipped, . - skipped
	fn vector  // 8 + 8
	push {r4, lr}
	vpush {d8}
	wlstp.8 lr, r0, 2f
1:	vldrb.8 q0, [r1], #16
	letp lr, 1b
2:	vpop {d8}
	pop {r4, pc}
	.size vector, . - vector
	fn loses_link  // lr is a count, with the frame still there
	push {r4, lr}
	dls lr, r0
1:	le lr, 1b
	bx lr
	.size loses_link, . - loses_link
