// A single register can be pushed by str with write-back and popped into pc by ldr.
// target: thumbv7m-as
// expect-stack: one_word = 4
// expect-stack: one_word_and_padding = 8
	.syntax unified
	.thumb
	.global one_word
	.type one_word, %function
one_word:
	str lr, [sp, #-4]!  // 4
	ldr pc, [sp], #4
	.size one_word, . - one_word
	.global one_word_and_padding
	.type one_word_and_padding, %function
one_word_and_padding:
	str lr, [sp, #-8]!  // 8, one word of it unused
	ldr pc, [sp], #8
	.size one_word_and_padding, . - one_word_and_padding
