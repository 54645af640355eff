// Three functions in a row with arrays: the sum of depths at the calls.
// target: thumbv6m-gcc-Os thumbv7m-gcc-O2 thumbv7m-clang-Os thumbv7m-gcc-O0 xtensa-clang-Os
// GCC: leaf 32; middle 4 + 68 = 72, and 32; top 4 + 132 = 136, and 104.
// Clang: leaf 32; middle 8 + 64 = 72, and 32; top 8 + 128 = 136, and 104.
// GCC -O0: leaf 4 + 44; middle 8 + 72 = 80, and 48; top 8 + 136 = 144, and 128.
// Xtensa: leaf 64 + 16; middle 96, and 80; top 160, and 176.
// expect-stack: leaf = 32 [*-gcc-Os *-gcc-O2 thumbv7m-clang-*]
// expect-stack: middle = 104 [*-gcc-Os *-gcc-O2 thumbv7m-clang-*]
// expect-stack: top = 240 [*-gcc-Os *-gcc-O2 thumbv7m-clang-*]
// expect-stack: leaf = 48 [*-O0]
// expect-stack: middle = 128 [*-O0]
// expect-stack: top = 272 [*-O0]
// expect-stack: leaf = 80 [xtensa-*]
// expect-stack: middle = 176 [xtensa-*]
// expect-stack: top = 336 [xtensa-*]
#define FRAME(name, words, next)                    \
  __attribute__((noinline)) int name(int value) {   \
    volatile int data[words];                       \
    data[value & 3] = value;                        \
    return next + data[1];                          \
  }
FRAME(leaf, 8, value)
FRAME(middle, 16, leaf(value))
FRAME(top, 32, middle(value))
