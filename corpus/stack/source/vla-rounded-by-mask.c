// A variable-length array whose size is masked twice, the second time to round it up.
// XFAIL: of (n & 63) + 8 & 120 the mask 120 is taken as the limit, not the 64 it can be
// target: thumbv7m-gcc-O2 thumbv7m-clang-Os xtensa-clang-Os
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
