// push moves the stack pointer by 4 bytes a register, whichever registers they are.
// target: thumbv6m-as thumbv7m-as thumbv7em-hf-as
// expect-stack: low_registers = 16
// expect-stack: nothing_pushed = 0
	.syntax unified
	.thumb
	.global low_registers
	.type low_registers, %function
low_registers:
	push {r4, r5, r6, lr}  // 4 * 4 = 16
	pop {r4, r5, r6, pc}
	.size low_registers, . - low_registers
	.global nothing_pushed
	.type nothing_pushed, %function
nothing_pushed:
	movs r0, #1
	bx lr
	.size nothing_pushed, . - nothing_pushed
