// One call of the source that the optimiser makes several times.
// flags: -O3
#define DEEP(bytes) char used[bytes]; __asm__ volatile("" : "+r"(n) : "r"(used) : "memory"); return n
static int shallow(int n) { DEEP(40); }
static int deep(int n) { DEEP(200); }
static int (*volatile table[3])(int) = {shallow, deep, shallow};
int (*volatile beside)(int) = shallow;

int main(int n) {
  int sum = 0;
  for (int i = 0; i < 3; i++)
    sum += table[i](n);  // expect-call: deep shallow
  return sum;
}
// main pushes 16, deep reserves 200.
// expect-bound: main = 216
// expect-chain: main deep
