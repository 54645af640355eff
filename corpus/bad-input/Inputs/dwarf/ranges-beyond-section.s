	.include "start.s"
	.uleb128 5
	.asciz "main"
	.long 0xfffffff0
	.byte 0
info_end:
	.include "no-lines.s"
