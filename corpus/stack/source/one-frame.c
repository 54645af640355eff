// An array on the stack, and a call with it, on CPUs and levels that no other case has.
// target: thumbv6m-gcc-O2 thumbv8m-base-gcc-Os thumbv8m-main-gcc-O2 thumbv8m-mve-gcc-O3
// target: xtensa-call0-gcc-Os
// Thumb: push {r4, lr}, sub sp, #40, or push {lr}, sub sp, #44; call0: addi a1, a1, -64.
// expect-stack: fill = 48 [thumb*]
// expect-stack: fill = 64 [xtensa-*]
// expect-stack: seen = 0
__attribute__((noinline)) int seen(const char *bytes) { return bytes[3]; }

int fill(int seed) {
  char buffer[40];
  buffer[seed & 31] = (char)seed;
  return seen(buffer) + seed;
}
