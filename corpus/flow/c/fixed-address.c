// A call of a fixed address, as of a ROM's function, is unknown; null and -1 are no functions.
typedef int action(int);
static int f(int n) { return n; }
action *hook = (action *)0;
action *ignored = (action *)-1;
action *volatile beside = f;
#define ROM_CALL ((action *)0x1fff1ff1)

int main(void) {
  int sum = ROM_CALL(1);                        // expect-call: unknown f
  if (hook) sum += hook(2);                     // expect-call: never-set
  if (ignored != (action *)-1) sum += ignored(3);  // expect-call: never-set
  return sum + beside(4);                       // expect-call: f
}
