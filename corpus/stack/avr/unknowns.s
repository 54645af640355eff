// What cannot be followed has a name, each in a function of its own.
// target: avr-as
// expect-stack: unbalanced unbounded unbalanced-return at-least 1
// expect-stack: clobbers unbounded clobbered-register
// expect-stack: half unbounded unanalysable-stack-pointer
// expect-stack: constant unbounded unanalysable-stack-pointer
// expect-stack: mixed unbounded unanalysable-stack-pointer
// expect-stack: dynamic unbounded dynamic-stack
// expect-stack: computed unbounded unresolved-jump
// expect-stack: undecodable unbounded undecodable-instruction
	.macro fn name
	.global \name
	.type \name, @function
\name:
	.endm
	fn unbalanced
	push r16
	ret
	fn clobbers
	ldi r16, 1
	ret
	fn half  ; a push while only SPH is new
	in r24, 0x3d
	in r25, 0x3e
	out 0x3e, r25
	push r24
	pop r24
	out 0x3d, r24
	ret
	fn constant
	ldi r24, 0xff
	out 0x3e, r24
	out 0x3d, r24
	ret
	fn mixed  ; the bytes of two different stack pointers
	in r24, 0x3d
	in r25, 0x3e
	movw r18, r24
	sbiw r24, 2
	out 0x3e, r19
	out 0x3d, r24
	ret
	fn dynamic
	in r18, 0x3d
	in r19, 0x3e
	movw r20, r18
	sub r18, r24
	sbc r19, r25
	out 0x3e, r19
	out 0x3d, r18
	out 0x3e, r21
	out 0x3d, r20
	ret
	fn computed
	push r16
	ijmp
	fn undecodable
	.word 0x0001
