	.set line_range, 0
	.include "start.s"
	.include "function.s"
	.byte 0, 0
info_end:
	.include "lines.s"
	.byte 0, 0, 0, 0
program:
	.byte 0, 5, 2
	.long main
	.byte 0x55, 0x77, 8                         @ special opcodes, which are divided by the range
	.byte 0, 1, 1
lines_end:
