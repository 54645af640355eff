// (*p)(), (**p)() and p() are the same call, and f, *f and &f the same value.
static void f(void) {}
static void g(void) {}
static void h(void) {}
void (*volatile one)(void) = f;
void (*volatile two)(void) = &g;
void (*volatile three)(void) = **h;

int main(void) {
  (*one)();        // expect-call: f
  (**two)();       // expect-call: g
  (***three)();    // expect-call: h
  (*f)();
  (&g)();
  return 0;
}
