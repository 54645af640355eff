	.include "start.s"
	.include "function.s"
inlined:
	.uleb128 4
	.long inlined - info, main, main_bytes
	.byte 0, 0
info_end:
	.include "no-lines.s"
