// A pointer to a function that returns a pointer to a function: two calls, two sets.
typedef void action(void);
typedef action *chooser(int);
static void f(void) {}
static void g(void) {}
static void h(void) {}
static action *choose_low(int n) { return n ? f : g; }
static action *choose_high(int n) { (void)n; return h; }
chooser *volatile low = choose_low;
chooser *volatile high = choose_high;

int main(int n) {
  low(n)();     // expect-call: choose_low; f g
  (*high(n))();  // expect-call: h; choose_high
  return 0;
}
