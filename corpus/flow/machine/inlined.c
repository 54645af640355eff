// A call that is inlined into another function keeps its targets.
#define DEEP(bytes) char used[bytes]; __asm__ volatile("" : "+r"(n) : "r"(used) : "memory"); return n
static int deep(int n) { DEEP(200); }
static int deeper(int n) { DEEP(400); }
static int (*volatile hook)(int) = deep;
static int (*volatile other)(int) = deeper;
static inline __attribute__((always_inline)) int run(int n) {
  return hook(n) + 1;  // expect-call: deep
}
__attribute__((noinline)) static int first(int n) { return run(n) + 2; }

int main(int n) {
  if (n) return first(n);
  return other == 0;
}
// main jumps to first, which pushes 8; deep reserves 200.
// expect-bound: main = 208
// expect-chain: main first deep
