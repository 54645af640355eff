@ The function that the unit's entries start with; it is still open.
	.uleb128 2
	.asciz "main"
	.long main, main_bytes
