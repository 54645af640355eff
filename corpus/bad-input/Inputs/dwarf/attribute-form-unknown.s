	.include "start.s"
	.uleb128 6
	.long 1, 2, 3
	.byte 0
info_end:
	.include "no-lines.s"
