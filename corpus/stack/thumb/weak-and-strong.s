// The strong definition of another unit replaces the weak one, also for the weak one's callers.
// target: thumbv6m-as
// expect-stack: caller = 40
// expect-stack: weak.s:handler = 128
// expect-stack: strong.s:handler = 32
//--- weak.s
	.syntax unified
	.thumb
	.global caller
	.type caller, %function
caller:
	push {r4, lr}  // 8
	bl handler  // 8 + 32 = 40
	pop {r4, pc}
	.size caller, . - caller
	.section .text.handler, "ax", %progbits
	.weak handler
	.type handler, %function
handler:
	sub sp, #128
	add sp, #128
	bx lr
	.size handler, . - handler
//--- strong.s
	.syntax unified
	.thumb
	.global handler
	.type handler, %function
handler:
	sub sp, #32
	add sp, #32
	bx lr
	.size handler, . - handler
