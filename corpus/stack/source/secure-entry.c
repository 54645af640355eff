// A function that Non-secure code may call, which returns by bxns to it.
// target: thumbv8m-cmse-gcc-Os
// push {r3, lr}, undone by ldmia sp!, {r3, lr}, and then the registers are cleared.
// expect-stack: __acle_se_enter = 8
// expect-stack: enter = 8
// expect-stack: work = 0
__attribute__((noinline)) int work(int n) { return n * 3; }

__attribute__((cmse_nonsecure_entry)) int enter(int n) { return work(n) + 1; }
