// Code that runs on into the next symbol belongs to both, as in libgcc's division.
// target: thumbv6m-as thumbv7m-as
// expect-stack: outer = 16
// expect-stack: inner = 16
	.syntax unified
	.thumb
	.global outer
	.type outer, %function
outer:
	push {r0, r1}  // 8
	movs r2, #1
	pop {r0, r1}  // 0, and on into inner: 16
	.size outer, . - outer
	.global inner
	.type inner, %function
inner:
	push {r4, r5, r6, lr}  // 16
	pop {r4, r5, r6, pc}
	.size inner, . - inner
