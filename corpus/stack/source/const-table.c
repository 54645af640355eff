// A function pointer in read-only data, loaded at run time, is the function it holds.
// target: thumbv6m-gcc-Os thumbv7m-gcc-O2 thumbv7m-clang-Os xtensa-clang-Os
// Clang keeps the pointer in .rodata, GCC this one in .data, where it could change.
// Clang: one sub sp 80; caller push 8, and 80. Xtensa: one 112 + 16; caller 32, and 128.
// expect-stack: caller unbounded unresolved-indirect-call [*-gcc-*]
// expect-stack: caller = 88 [thumbv7m-clang-*]
// expect-stack: caller = 160 [xtensa-*]
__attribute__((noinline)) static int one(int value) {
  volatile int words[20];
  words[value & 15] = value;
  return words[1];
}
static int (*const volatile operation)(int) = one;

int caller(int value) { return operation(value) + 1; }
