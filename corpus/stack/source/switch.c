// A dense switch becomes a jump table; every case is reached.
// target: thumbv7m-gcc-Os thumbv7m-gcc-O2 thumbv7m-clang-Os
// target: thumbv6m-gcc-Os thumbv6m-clang-Os xtensa-clang-Os
// Clang merges the calls of __mulsi3 and __divsi3 on Xtensa: one callx8 of two values.
// Thumb: shallow sub sp 32, deep sub sp 192; caller push 8, and 192 for deep. Thumb-1 and
// Xtensa call libgcc besides. Xtensa: shallow 64 + 16, deep 224 + 16; caller 32, and 240.
// expect-stack: shallow = 32 [thumbv*]
// expect-stack: deep = 192 [thumbv*]
// expect-stack: caller = 200 [thumbv7m-*]
// expect-stack: caller unbounded unknown-external at-least 200 [thumbv6m-*]
// expect-stack: shallow = 80 [xtensa-*]
// expect-stack: deep = 240 [xtensa-*]
// expect-stack: caller unbounded unknown-external at-least 272 [xtensa-*]
#define FRAME(name, words)                          \
  __attribute__((noinline)) int name(int value) {   \
    volatile int data[words];                       \
    data[value & 3] = value;                        \
    return data[1];                                 \
  }
FRAME(shallow, 8)
FRAME(deep, 48)

int caller(int key, int value) {
  switch (key) {
    case 0: return shallow(value) + 1;
    case 1: return value * 3 - 1;
    case 2: return deep(value) + 7;
    case 3: return shallow(value) - 9;
    case 4: return value / 3;
    case 5: return value ^ 0x55;
    case 6: return shallow(value) * 5;
    default: return -1;
  }
}
