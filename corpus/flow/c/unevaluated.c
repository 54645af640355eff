// Operands of sizeof, typeof, _Alignof and those _Generic does not choose never run.
// flags: -std=gnu17
static void f(void) {}
static void g(void) {}
static void (*set)(void);
static void (*unset)(void);
#define CHOOSE(n) _Generic((n), int: f, long: (unset = g), default: g)

int main(void) {
  int size = sizeof(unset = f) + (int)sizeof(typeof((unset = g, 1)));
  __typeof__(unset = f) same = CHOOSE(1);
  set = same;
  if (unset) unset();  // expect-call: never-set
  set();               // expect-call: f
  same();              // expect-call: f
  return size + __builtin_constant_p(unset = f);
}
