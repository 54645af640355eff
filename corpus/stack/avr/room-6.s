// rcall of the next instruction makes room of 3 bytes where return addresses have 3.
// target: avr6-as
// expect-stack: room = 3
	.macro fn name
	.global \name
	.type \name, @function
\name:
	.endm
	fn room
	rcall .
	pop r0
	pop r0
	pop r0
	ret
