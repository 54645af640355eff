// Of functions that only share memory, a call reaches those that take as many arguments.
struct small { void (*call)(int); };
struct large { void (*call)(int, int); };
static void one(int a) { (void)a; }
static void two(int a, int b) { (void)(a + b); }
static struct small small = {one};
static struct large large = {two};

int main(void) {
  struct small *view = (struct small *)&large;
  view->call(1);        // expect-call: one
  small.call(1);        // expect-call: one
  large.call(1, 2);     // expect-call: two
  return 0;
}
