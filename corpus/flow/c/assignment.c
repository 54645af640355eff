// Assignments, also chained and as values of expressions, reach the variables they name.
static void f(void) {}
static void g(void) {}
static void h(void) {}
static void (*one)(void), (*two)(void), (*three)(void), (*four)(void);

int main(void) {
  one = two = f;
  (three = g)();  // expect-call: g
  one();          // expect-call: f
  two();          // expect-call: f
  three();        // expect-call: g
  if ((four = h) != 0) four();  // expect-call: h
  return 0;
}
