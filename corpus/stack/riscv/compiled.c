// What GCC and Clang make of a switch, variable arguments, alignment and a variable-length array.
// target: riscv32-gcc-Os riscv32-gcc-O2 riscv32-gcc-save-restore riscv32-clang-Os
// target: riscv32-clang-zcmp riscv64-gcc-O0 riscv64-gcc-O2 riscv64-clang-O2
// expect-stack: shallow = 32 [riscv32-* riscv64-*-O2]
// expect-stack: deep = 192 [riscv32-* riscv64-*-O2]
// expect-stack: shallow = 64 [riscv64-gcc-O0]
// expect-stack: deep = 224 [riscv64-gcc-O0]
// 16 (32 without optimisation) for ra, and deep; libgcc's millicode is not here.
// expect-stack: caller = 208 [riscv32-gcc-O? riscv32-clang-* riscv64-*-O2]
// expect-stack: caller = 256 [riscv64-gcc-O0]
// expect-stack: caller unbounded unknown-external at-least 208 [riscv32-gcc-save-restore]
// The callee keeps a1-a7 for va_arg.
// expect-stack: sum = 48 [riscv32-*]
// expect-stack: sum = 80 [riscv64-*-O2]
// expect-stack: sum = 112 [riscv64-gcc-O0]
// GCC makes room and rounds an address up; Clang rounds the stack pointer down, by up to 48.
// expect-stack: aligned = 128 [riscv32-gcc-*]
// expect-stack: aligned = 176 [*-clang-*]
// expect-stack: aligned = 144 [riscv64-gcc-O0]
// expect-stack: aligned = 112 [riscv64-gcc-O2]
// expect-stack: variable unbounded dynamic-stack
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
int sum(int count, ...) {
  va_list list;
  int total = 0;
  va_start(list, count);
  while (count-- > 0) total += va_arg(list, int);
  va_end(list);
  return total;
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
