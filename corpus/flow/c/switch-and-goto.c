// Assignments count wherever they stand: in a switch, a loop's header, behind a goto.
static void f(void) {}
static void g(void) {}
static void h(void) {}
static void k(void) {}
static void (*unset)(void);

int main(int n) {
  void (*one)(void) = 0, (*two)(void);
  switch (n) {
    case 1: one = f; break;
    default: one = g;
  }
  for (two = h; n < 3; n++, two = k) two();  // expect-call: h k
  if (n > 7) goto out;
  one();  // expect-call: f g
out:
  if (unset) unset();  // expect-call: never-set
  return 0;
}
