	.section .debug_line,"",%progbits
lines:
