// Frames by push, by a frame pointer written back a byte at a time, and by rcall of what follows.
// target: avr-as avr6-as
// expect-stack: leaf = 0
// expect-stack: pushes = 3
// expect-stack: frame_pointer = 42
// expect-stack: large = 302
// expect-stack: low_first = 42
// expect-stack: ends_interrupt = 2
	.macro fn name
	.global \name
	.type \name, @function
\name:
	.endm
	fn leaf
	ret
	fn pushes
	push r16
	push r17
	push r28
	pop r28
	pop r17
	pop r16
	ret
	fn frame_pointer  ; 2 + 40
	push r28
	push r29
	in r28, 0x3d
	in r29, 0x3e
	sbiw r28, 40
	in r0, 0x3f
	cli
	out 0x3e, r29
	out 0x3f, r0
	out 0x3d, r28
	std Y+1, r24
	adiw r28, 40
	in r0, 0x3f
	cli
	out 0x3e, r29
	out 0x3f, r0
	out 0x3d, r28
	pop r29
	pop r28
	ret
	fn large  ; 2 + 300
	push r28
	push r29
	in r28, 0x3d
	in r29, 0x3e
	subi r28, 0x2c
	sbci r29, 0x01
	out 0x3e, r29
	out 0x3d, r28
	subi r28, 0xd4
	sbci r29, 0xfe
	out 0x3e, r29
	out 0x3d, r28
	pop r29
	pop r28
	ret
	fn low_first  ; XMEGA holds interrupts off after SPL
	push r28
	push r29
	in r28, 0x3d
	in r29, 0x3e
	sbiw r28, 40
	out 0x3d, r28
	out 0x3e, r29
	adiw r28, 40
	out 0x3d, r28
	out 0x3e, r29
	pop r29
	pop r28
	ret
	fn ends_interrupt
	push r1
	push r0
	pop r0
	pop r1
	reti
