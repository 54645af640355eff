// A struct argument that is partly in registers: GCC pushes the register part.
// target: thumbv6m-gcc-Os thumbv7m-gcc-O2 thumbv7m-clang-Os xtensa-clang-Os
// GCC: sum sub sp 16; caller push 12 + sub sp 60 = 72, and 16 for sum.
// Clang: sum push 16 + sub sp 32; caller push 8 + sub sp 24 = 32, and 48 for sum.
// Xtensa: sum entry 32 + 16; caller entry 64 + movsp 36, and 48 for sum; it calls memcpy.
// expect-stack: sum = 16 [*-gcc-*]
// expect-stack: caller = 88 [*-gcc-*]
// expect-stack: sum = 48 [*-clang-*]
// expect-stack: caller = 80 [thumbv7m-clang-*]
// expect-stack: caller unbounded unknown-external at-least 148 [xtensa-*]
struct Eight { int words[8]; };

__attribute__((noinline)) int sum(struct Eight eight, int index) {
  volatile int *words = eight.words;
  return words[index] + words[index + 1];
}

int caller(int index) {
  struct Eight eight = {{1, 2, 3, 4, 5, 6, 7, index}};
  return sum(eight, index) + 1;
}
