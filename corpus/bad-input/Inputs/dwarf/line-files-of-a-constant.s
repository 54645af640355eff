	.include "start.s"
	.include "function.s"
	.byte 0, 0
info_end:
	.include "lines.s"
	.byte 0, 0
	.byte 1; .uleb128 2, 0x21                   @ a folder's number that is in no entry
	.uleb128 0x7fffffffffffffff
	.include "program.s"
