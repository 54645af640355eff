	.include "start.s"
	.include "function.s"
	.rept 400000
	.byte 3
	.endr
	.rept 400000
	.byte 0
	.endr
	.byte 0, 0
info_end:
	.include "no-lines.s"
