	.set unit_bytes, 0xffffffe0
	.include "start.s"
	.include "function.s"
	.byte 0, 0
info_end:
	.include "no-lines.s"
