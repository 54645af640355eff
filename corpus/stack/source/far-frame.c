// A frame of several kilobytes, beyond every immediate of Thumb-1.
// target: thumbv6m-gcc-Os thumbv6m-clang-Os thumbv7m-gcc-O2 thumbv7m-clang-Os xtensa-clang-Os
// 5000 in one constant or two (4992 + 8), after a push of 8, 16, none, 8. Xtensa: 5040 + 16.
// expect-stack: caller = 5008 [thumbv6m-gcc-*]
// expect-stack: caller = 5016 [thumbv6m-clang-*]
// expect-stack: caller = 5000 [thumbv7m-gcc-*]
// expect-stack: caller = 5008 [thumbv7m-clang-*]
// expect-stack: caller = 5056 [xtensa-*]
int caller(int index) {
  volatile char bytes[5000];
  for (int i = 0; i < 5000; ++i) bytes[i] = (char)i;
  return bytes[index & 4095];
}
