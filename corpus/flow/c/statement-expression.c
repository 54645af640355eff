// A GNU statement expression is worth its last expression, and not those before.
static void f(void) {}
static void g(void) {}
static void seen(void) {}
static void (*kept)(void);
#define LATEST(p) ({ kept = seen; (p); })

int main(int n) {
  void (*one)(void) = ({ (void)g; n ? f : 0; });
  if (one) one();   // expect-call: f
  LATEST(g)();      // expect-call: g
  kept();           // expect-call: seen
  return 0;
}
