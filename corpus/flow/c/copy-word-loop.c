// A loop over words copies a record into one of another type, as an RTOS moves its messages.
struct message { void (*run)(int); int value; };
struct stored { void (*call)(int); int number; };
static void f(int n) { (void)n; }
static void g(int n) { (void)n; }
struct message given = {f, 1};
struct stored stored;
void (*volatile beside)(int) = g;

int main(void) {
  const unsigned *from = (const unsigned *)&given;
  unsigned *to = (unsigned *)&stored;
  for (unsigned i = 0; i < sizeof given / 4; i++) to[i] = from[i];
  stored.call(stored.number);  // expect-call: f
  beside(1);                   // expect-call: g
  return 0;
}
