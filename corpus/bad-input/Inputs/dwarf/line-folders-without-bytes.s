	.include "start.s"
	.include "function.s"
	.byte 0, 0
info_end:
	.include "lines.s"
	.byte 0; .uleb128 0x7fffffffffffffff        @ as many folders, of which nothing is said
	.byte 0, 0
	.include "program.s"
