// A variable-length array whose size the code itself bounds by a mask.
// target: thumbv6m-gcc-Os
// count is 1 to 64, so the array takes 64 bytes at most: push 8 + 64.
// expect-stack: caller = 72
int caller(unsigned count) {
  count = (count & 63) + 1;
  volatile char bytes[count];
  for (unsigned i = 0; i < count; ++i) bytes[i] = (char)i;
  return bytes[count / 2];
}
