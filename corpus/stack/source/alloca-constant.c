// alloca of a constant is no dynamic frame: the code subtracts a constant.
// target: thumbv6m-gcc-Os thumbv7m-gcc-O2 thumbv7m-clang-Os xtensa-clang-Os
// caller: push 8 + sub sp 200 = 208. fill: push 8 in Thumb-1, else nothing.
// Xtensa: fill entry 32 + 16; caller entry 240, and 48 for fill.
// expect-stack: fill = 8 [thumbv6m-*]
// expect-stack: caller = 216 [thumbv6m-*]
// expect-stack: fill = 0 [thumbv7m-*]
// expect-stack: caller = 208 [thumbv7m-*]
// expect-stack: fill = 48 [xtensa-*]
// expect-stack: caller = 288 [xtensa-*]
__attribute__((noinline)) int fill(volatile char *bytes, int count) {
  for (int i = 0; i < count; ++i) bytes[i] = (char)i;
  return bytes[count / 2];
}

int caller(void) {
  char *bytes = __builtin_alloca(200);
  return fill(bytes, 200) + 1;
}
