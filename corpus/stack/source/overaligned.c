// A local aligned beyond the stack: the frame's size depends on where the stack pointer is.
// target: thumbv6m-gcc-Os thumbv7m-gcc-O2 thumbv6m-clang-Os thumbv7m-clang-Os xtensa-clang-Os
// GCC aligns inside a frame of 88. Clang: push 16 + sub sp 80 = 96, a multiple of 32 below
// an entry that is 0, 8, 16 or 24 above one: the mask drops 24 at worst.
// Xtensa: entry 96 + 16.
// expect-stack: caller = 88 [*-gcc-*]
// expect-stack: caller = 120 [thumbv*-clang-*]
// expect-stack: caller = 112 [xtensa-*]
int caller(int index) {
  volatile char bytes[64] __attribute__((aligned(32)));
  for (int i = 0; i < 64; ++i) bytes[i] = (char)i;
  return bytes[index & 63];
}
