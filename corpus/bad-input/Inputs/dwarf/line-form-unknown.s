	.include "start.s"
	.include "function.s"
	.byte 0, 0
info_end:
	.include "lines.s"
	.byte 1; .uleb128 1, 0x08; .uleb128 1; .asciz "/"
	.byte 2; .uleb128 1, 0x08, 5, 0x16          @ a name, and a checksum of a form it names itself
	.uleb128 1; .asciz "main.c"; .byte 0x39     @ which is none
	.include "program.s"
