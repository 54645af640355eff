// A function's address kept as a number may be any number when it comes back.
#include <stdint.h>
typedef void action(int);
static void f(int n) { (void)n; }
static void g(int n) { (void)n; }
uintptr_t kept;
action *volatile beside = g;

int main(void) {
  kept = (uintptr_t)f;
  ((action *)kept)(1);  // expect-call: unknown f g
  beside(2);            // expect-call: g
  return 0;
}
