// A cycle through a pointer is no bound.
static int again(int n);
static int (*volatile hook)(int) = again;
static int again(int n) {
  char used[64];
  __asm__ volatile("" : "+r"(n) : "r"(used) : "memory");
  return n ? hook(n - 1) + 1 : 0;  // expect-call: again
}

int main(int n) { return again(n) + 1; }
// main has again's 72 inlined, and again has its own 72.
// expect-bound: main unbounded recursion at-least 144
