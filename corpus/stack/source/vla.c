// A variable-length array of a size nothing bounds.
// target: thumbv6m-gcc-Os thumbv7m-gcc-O2 thumbv7m-clang-Os xtensa-clang-Os
// expect-stack: caller unbounded dynamic-stack
int caller(int count) {
  volatile char bytes[count];
  for (int i = 0; i < count; ++i) bytes[i] = (char)i;
  return bytes[count / 2];
}
