@ One line at main, and the end of the table.
program:
	.byte 0, 5, 2
	.long main
	.byte 1
	.byte 2; .uleb128 main_bytes
	.byte 0, 1, 1
lines_end:
