@ The header of a line table, up to its folders.
	.section .debug_line,"",%progbits
lines:
	.long lines_end - . - 4
	.short 5; .byte 4, 0
	.long program - . - 4
	.ifndef line_range
	.set line_range, 14
	.endif
	.byte 1, 1, 1, -5, line_range, 13
	.byte 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1
