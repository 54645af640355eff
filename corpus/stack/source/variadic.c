// A variadic function pushes the register arguments above its own frame.
// target: thumbv6m-gcc-Os thumbv7m-gcc-O2 thumbv7m-clang-Os xtensa-clang-Os
// GCC: push of r0-r3 16 + sub sp 24. Clang: sub sp 32. Xtensa: entry 80 + 16.
// expect-stack: variadic = 40 [*-gcc-*]
// expect-stack: variadic = 32 [thumbv7m-clang-*]
// expect-stack: variadic = 96 [xtensa-*]
int sink(int *values, int count);

int variadic(int count, ...) {
  int values[4];
  __builtin_va_list list;
  __builtin_va_start(list, count);
  for (int i = 0; i < 4; ++i) values[i] = __builtin_va_arg(list, int);
  __builtin_va_end(list);
  return values[count & 3];
}
