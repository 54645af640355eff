// A function nobody defines is an unknown of its callers.
// target: thumbv6m-as thumbv7m-as
// expect-stack: f unbounded unknown-external at-least 8
// expect-stack: g unbounded unknown-external at-least 24
	.syntax unified
	.thumb
	.global f
	.type f, %function
f:
	push {r4, lr}  // 8
	bl elsewhere
	pop {r4, pc}
	.size f, . - f
	.global g
	.type g, %function
g:
	push {r2, r3, r4, lr}  // 16
	bl f  // 16 + at least 8
	pop {r2, r3, r4, pc}
	.size g, . - g
