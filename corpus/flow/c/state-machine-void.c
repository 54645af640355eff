// Each state is a function that returns the next one as a generic function pointer.
typedef void (*generic)(void);
typedef generic (*state)(int);
static generic idle(int n), busy(int n);
static generic idle(int n) { return (generic)(n ? busy : idle); }
static generic busy(int n) { return n ? 0 : (generic)idle; }
static generic apart(int n) { (void)n; return 0; }
static state volatile beside = apart;

int main(int n) {
  state at = idle;
  while (at) at = (state)at(n);  // expect-call: busy idle
  beside(n);                     // expect-call: apart
  return 0;
}
