// A constant table with a constant index: the optimiser calls the function itself.
#define DEEP(bytes) char used[bytes]; __asm__ volatile("" : "+r"(n) : "r"(used) : "memory"); return n
__attribute__((noinline)) static int deep(int n) { DEEP(200); }
__attribute__((noinline)) static int deeper(int n) { DEEP(400); }
static int (*const table[])(int) = {deep, deeper};

int main(int n) {
  return table[0](n) + 1;  // expect-call: deep deeper
}
// main pushes 8, deep reserves 200.
// expect-bound: main = 208
// expect-chain: main deep
