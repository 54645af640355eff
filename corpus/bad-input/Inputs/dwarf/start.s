@ main, and a unit of debug information around it, up to the entries in the unit. What includes this
@ gives the entries, `.byte 0` twice at their end, the label info_end, and a line table at `lines`.
	.include "main.s"
	.set main_bytes, 8

	.section .debug_abbrev,"",%progbits
	.uleb128 1, 0x11; .byte 1           @ a unit, with children
	.uleb128 0x10, 0x17                 @ statements at an offset
	.uleb128 0x11, 0x01, 0x12, 0x06     @ low and high address
	.uleb128 0x03, 0x08, 0x1b, 0x08     @ name, folder
	.byte 0, 0
	.uleb128 2, 0x2e; .byte 1           @ a function, with children
	.uleb128 0x03, 0x08, 0x11, 0x01, 0x12, 0x06
	.byte 0, 0
	.uleb128 3, 0x0b; .byte 1           @ a block, with children
	.byte 0, 0
	.uleb128 4, 0x1d; .byte 0           @ what is inlined, from an entry at an offset
	.uleb128 0x31, 0x13, 0x11, 0x01, 0x12, 0x06
	.byte 0, 0
	.uleb128 5, 0x2e; .byte 0           @ a function at ranges
	.uleb128 0x03, 0x08, 0x55, 0x17
	.byte 0, 0
	.uleb128 6, 0x2e; .byte 0           @ a function with a form that is none
	.uleb128 0x03, 0x6f
	.byte 0, 0
	.uleb128 7, 0x2e; .byte 0           @ a function at an address by index
	.uleb128 0x03, 0x08, 0x11, 0x1b, 0x12, 0x06
	.byte 0, 0
	.byte 0

	.section .debug_info,"",%progbits
info:
	.ifdef unit_bytes
	.long unit_bytes
	.else
	.long info_end - . - 4
	.endif
	.short 5; .byte 1, 4
	.long .debug_abbrev
	.uleb128 1
	.long lines, main, main_bytes
	.asciz "main.c"
	.asciz "/"
