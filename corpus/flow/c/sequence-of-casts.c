// Casts between types of functions change nothing about which function it is.
typedef void generic(void);
typedef int with_two(int, char *);
static int f(int n, char *text) { return n + *text; }
static int g(int n, char *text) { return n - *text; }
static generic *kept = (generic *)f;
static generic *beside = (generic *)(with_two *)(void *)g;

int main(void) {
  with_two *back = (with_two *)kept;
  return back(1, "a") +                                    // expect-call: f
         ((with_two *)(long (*)(long, void *))beside)(2, "b");  // expect-call: g
}
