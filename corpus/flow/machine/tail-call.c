// A tail call through a pointer: the caller's frame is gone when the target starts.
#define DEEP(bytes) char used[bytes]; __asm__ volatile("" : "+r"(n) : "r"(used) : "memory"); return n
__attribute__((noinline)) static int deep(int n) { DEEP(200); }
__attribute__((noinline)) static int prepare(int n) { DEEP(96); }
static int (*volatile hook)(int) = deep;
__attribute__((noinline)) static int run(int n) {
  return hook(prepare(n));  // expect-call: deep
}

int main(int n) { return run(n); }
// run pushes 8 and calls prepare (96) before it takes them back and jumps to deep (200).
// expect-bound: main = 200
// expect-chain: main run deep
