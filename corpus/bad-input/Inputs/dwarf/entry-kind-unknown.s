	.include "start.s"
	.include "function.s"
	.uleb128 99
	.byte 0, 0
info_end:
	.include "no-lines.s"
