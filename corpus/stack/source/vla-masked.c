// A variable-length array whose size the code itself bounds by a mask.
// target: thumbv6m-gcc-Os thumbv7m-gcc-O2 thumbv7m-clang-Os xtensa-clang-Os
// count is 1 to 64, so the array takes 64 bytes at most on every target.
// GCC: push 8 + 64. Clang: push 16 + 64. Xtensa: entry 32 + 64 + 16.
// expect-stack: caller = 72 [*-gcc-*]
// expect-stack: caller = 80 [thumbv7m-clang-*]
// expect-stack: caller = 112 [xtensa-*]
int caller(unsigned count) {
  count = (count & 63) + 1;
  volatile char bytes[count];
  for (unsigned i = 0; i < count; ++i) bytes[i] = (char)i;
  return bytes[count / 2];
}
