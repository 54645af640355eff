// Calls through pointers in code that the outliner moved to a function of its own.
// flags: -Oz -mllvm -enable-machine-outliner
#define DEEP(bytes) char used[bytes]; __asm__ volatile("" : "+r"(n) : "r"(used) : "memory"); return n
static int deep(int n) { DEEP(200); }
int (*volatile hook)(int) = deep;
int volatile a, b, c;
int one(int n) {
  a = n; b = n + 1; c = n + 2; a = b; b = c;
  return hook(n + 5);  // expect-call: deep
}
int two(int n) {
  a = n; b = n + 1; c = n + 2; a = b; b = c;
  return hook(n + 5);  // expect-call: deep
}
int three(int n) {
  a = n; b = n + 1; c = n + 2; a = b; b = c;
  return hook(n + 5);  // expect-call: deep
}

int main(int n) { return one(n) + two(n) + three(n); }
// main pushes 16; one, two and three jump to deep, which reserves 200.
// expect-bound: main = 216
