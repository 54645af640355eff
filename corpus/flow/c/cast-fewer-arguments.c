// A function that is called with fewer arguments than it takes runs all the same.
// Programs do that with handlers that ignore their argument.
typedef void plain(void);
static void f(void *unused) { (void)unused; }
static void g(void) {}
plain *hook = (plain *)f;
plain *volatile beside = g;

int main(void) {
  hook();    // expect-call: f
  beside();  // expect-call: g
  return 0;
}
