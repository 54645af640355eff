// A function that gets a callback, cloned or specialised for it by the optimiser.
// flags: -O3
#define DEEP(bytes) char used[bytes]; __asm__ volatile("" : "+r"(n) : "r"(used) : "memory"); return n
__attribute__((noinline)) static int deep(int n) { DEEP(200); }
__attribute__((noinline)) static int deeper(int n) { DEEP(400); }
static int (*volatile beside)(int) = deeper;
static int repeat(int (*call)(int), int n, int times) {
  int sum = 0;
  for (int i = 0; i < times; i++)
    sum += call(n + i);  // expect-call: deep
  if (times > 10) sum += repeat(call, n, times - 9);
  return sum;
}
int aside(int n) {
  return beside(n);  // expect-call: deeper
}

int main(int n) { return repeat(deep, n, 3 + n) + repeat(deep, n + 1, n); }
// main pushes 32, deep reserves 200.
// expect-bound: main = 232
// expect-chain: main deep
