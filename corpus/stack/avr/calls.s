// A call pushes 2 bytes, or 3 where flash is beyond 128 KiB.
// target: avr-as avr6-as
// expect-stack: callee = 2
// expect-stack: caller = 5 [avr-as]
// expect-stack: caller = 6 [avr6-as]
// expect-stack: far_caller = 5 [avr-as]
// expect-stack: far_caller = 6 [avr6-as]
// expect-stack: tail = 2
// expect-stack: conditional = 2
// expect-stack: known_pointer = 4 [avr-as]
// expect-stack: known_pointer = 5 [avr6-as]
// expect-stack: indirect unbounded unresolved-indirect-call at-least 2
// expect-stack: external unbounded unknown-external at-least 2
	.macro fn name
	.global \name
	.type \name, @function
\name:
	.endm
	fn callee
	push r16
	push r17
	pop r17
	pop r16
	ret
	fn caller  ; 1, the return address, and 2
	push r16
	rcall callee
	pop r16
	ret
	fn far_caller
	push r16
	call callee
	pop r16
	ret
	fn tail
	rjmp callee
	fn conditional
	sbrc r24, 0
	jmp callee
	ret
	fn known_pointer
	ldi r30, lo8(gs(callee))
	ldi r31, hi8(gs(callee))
	icall
	ret
	fn indirect
	movw r30, r24
	icall
	ret
	fn external
	call elsewhere
	ret
