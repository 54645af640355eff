// A weak function without a strong one is the one that runs.
// target: thumbv6m-as thumbv7m-as
// expect-stack: caller = 136
// expect-stack: handler = 128
	.syntax unified
	.thumb
	.section .text.caller, "ax", %progbits
	.global caller
	.type caller, %function
caller:
	push {r4, lr}  // 8
	bl handler  // 8 + 128 = 136
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
