// A handler that realigns the stack by itself finds it aligned: Cortex-M aligns on entry.
// target: thumbv6m-gcc-Os thumbv7m-clang-O2
// GCC pushes nothing. Clang pushes 16 and realigns; the hardware has aligned to 8 already.
// expect-stack: handler = 0 [*-gcc-*]
// expect-stack: handler = 16 [*-clang-*]
volatile int ticks;
__attribute__((interrupt)) void handler(void) { ticks = ticks + 1; }
