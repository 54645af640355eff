	.include "start.s"
	.uleb128 7
	.asciz "main"
	.uleb128 0x7fffffffffffffff
	.long main_bytes
	.byte 0
info_end:
	.include "no-lines.s"
