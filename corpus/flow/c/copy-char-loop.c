// A pointer that a loop of the program's own copies byte by byte still arrives.
typedef void action(void);
static void f(void) {}
static void g(void) {}

static void copy(void *to, const void *from, unsigned size) {
  unsigned char *target = to;
  const unsigned char *source = from;
  while (size--) *target++ = *source++;
}

int main(void) {
  action *from = f, *to;
  action *volatile beside = g;
  copy(&to, &from, sizeof to);
  to();      // expect-call: f
  beside();  // expect-call: g
  return 0;
}
