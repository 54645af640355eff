// Computed goto: every address-taken label is a target.
// target: thumbv6m-gcc-Os thumbv7m-gcc-O2 thumbv7m-clang-Os xtensa-clang-Os
// Thumb: deep sub sp 160; caller push 16, and 160. Xtensa: deep 192 + 16; caller 32, and 208.
// expect-stack: deep = 160 [thumbv*]
// expect-stack: caller = 176 [thumbv*]
// expect-stack: deep = 208 [xtensa-*]
// expect-stack: caller = 240 [xtensa-*]
__attribute__((noinline)) int deep(int value) {
  volatile int words[40];
  words[value & 31] = value;
  return words[1];
}

int caller(const unsigned char *code, int value) {
  static const void *const labels[] = {&&add, &&call, &&end};
  goto *labels[*code++];
add:
  value += 3;
  goto *labels[*code++];
call:
  value = deep(value) * 2;
  goto *labels[*code++];
end:
  return value;
}
