// What GCC and Clang make of a switch, alignment and a variable-length array on the host.
// target: x86-64-gcc-Os x86-64-gcc-O2 x86-64-gcc-fixed-O2 x86-64-clang-O2
// Without a frame of its own, 32 or 40 bytes of red zone.
// expect-stack: shallow = 32 [x86-64-gcc-Os]
// expect-stack: shallow = 40 [*-O2]
// sub 72, 80 or 72, and 120, 120 or 128 below.
// expect-stack: deep = 192 [x86-64-gcc-Os]
// expect-stack: deep = 200 [*-O2]
// 8 of the return address (and 8 for alignment), and deep.
// expect-stack: caller = 200 [x86-64-gcc-Os]
// expect-stack: caller = 216 [*-O2]
// 8, up to 56 to a multiple of 64, and 64 below; Clang makes 128.
// expect-stack: aligned = 128 [x86-64-gcc-*]
// expect-stack: aligned = 192 [x86-64-clang-O2]
// expect-stack: variable unbounded dynamic-stack at-least 8
#include <stdarg.h>
#define FRAME(name, bytes)                          \
  __attribute__((noinline)) int name(int value) {   \
    volatile char data[bytes];                      \
    data[value & 3] = value;                        \
    return data[1];                                 \
  }
FRAME(shallow, 32)
FRAME(deep, 192)
int caller(int key, int value) {
  switch (key) {
    case 0: return shallow(value) + 1;
    case 1: return (value << 3) - 1;
    case 2: return deep(value) + 7;
    case 3: return shallow(value) - 9;
    case 4: return value >> 3;
    case 5: return value ^ 0x55;
    case 6: return shallow(value) + 5;
    default: return -1;
  }
}
__attribute__((noinline)) int aligned(int value) {
  _Alignas(64) volatile char data[64];
  data[value & 3] = value;
  return data[1];
}
int variable(int count) {
  volatile char data[count];
  data[0] = 1;
  return data[count - 1];
}
