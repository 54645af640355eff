	.syntax unified
	.thumb
	.global main
	.type main, %function
main:
	push {r4, lr}
	sub sp, #32
	add sp, #32
	pop {r4, pc}
	.size main, . - main
