// Two calls that the optimiser makes one: it leads where either led, not where another unit's do.
//--- main.c
#define DEEP(bytes) char used[bytes]; __asm__ volatile("" : "+r"(n) : "r"(used) : "memory"); return n
static int shallow(int n) { DEEP(40); }
static int deep(int n) { DEEP(200); }
static int (*volatile low)(int) = shallow;
static int (*volatile high)(int) = deep;

int main(int n) {
  int sum;
  if (n > 3)
    sum = low(n);   // expect-call: shallow
  else
    sum = high(n);  // expect-call: deep
  return n == 77 ? sum : sum + 1;
}
// main pushes 8, deep reserves 200.
// expect-bound: main = 208
// expect-chain: main deep
//--- aside.c
#define DEEP(bytes) char used[bytes]; __asm__ volatile("" : "+r"(n) : "r"(used) : "memory"); return n
static int deeper(int n) { DEEP(400); }
static int (*volatile apart)(int) = deeper;
int aside(int n) {
  return apart(n);  // expect-call: deeper
}
