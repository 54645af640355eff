// rcall of the next instruction only makes room: 2 bytes, or 3 with a large flash.
// target: avr-as
// expect-stack: room = 4
	.macro fn name
	.global \name
	.type \name, @function
\name:
	.endm
	fn room
	rcall .
	rcall .
	pop r0
	pop r0
	pop r0
	pop r0
	ret
