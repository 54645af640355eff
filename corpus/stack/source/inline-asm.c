// Stack use inside inline assembly is in no compiler's figure, but in the code.
// target: thumbv6m-gcc-Os thumbv7m-clang-O2
// expect-stack: naked = 16
__attribute__((naked)) void naked(void) {
  __asm__ volatile("push {r0, r1, r2, r3}\n\tadd sp, #16\n\tbx lr");
}
