// A call through a pointer that nothing sets adds nothing, however deep its kind could go.
#define DEEP(bytes) char used[bytes]; __asm__ volatile("" : "+r"(n) : "r"(used) : "memory"); return n
static int deep(int n) { DEEP(400); }
int (*volatile hook)(int);
int (*volatile other)(int) = deep;
__attribute__((noinline)) int run(int n) {
  return hook ? hook(n) + 1 : 0;  // expect-call: never-set
}
int aside(int n) {
  return other(n) + 1;  // expect-call: deep
}

int main(int n) { return run(n) + 2; }
// main and run push 8 each.
// expect-bound: main = 16
// expect-chain: main run
