// A cycle through a pointer that the user limits: once more than the limit at most.
// fact: {"edge": {"caller": "again", "callee": "again"}, "at_most": 2, "why": "a case"}
static int again(int n);
static int (*volatile hook)(int) = again;
static int again(int n) {
  char used[64];
  __asm__ volatile("" : "+r"(n) : "r"(used) : "memory");
  return n ? hook(n - 1) + 1 : 0;  // expect-call: again
}

int main(int n) { return again(n) + 1; }
// main has again's 72 inlined, then again three times.
// expect-bound: main <= 288
