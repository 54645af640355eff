// A parameter holds what its callers pass, and only that parameter.
static void f(void) {}
static void g(void) {}
static void h(void) {}

static void both(void (*first)(void), int n, void (*second)(void)) {
  first();              // expect-call: f g
  if (n) second();      // expect-call: h
}

static void alone(void (*first)(void)) {
  first();  // expect-call: h
}

int main(int n) {
  both(f, n, h);
  both(g, n, h);
  alone(h);
  return 0;
}
