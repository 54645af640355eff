	.include "start.s"
	.include "function.s"
	.byte 0, 0
info_end:
	.include "lines.s"
	.byte 1; .uleb128 1, 0x08; .uleb128 1; .asciz "/"
	.byte 1; .uleb128 1, 0x08; .uleb128 2; .asciz "main.c"; .asciz "main.c"
	.include "program.s"
