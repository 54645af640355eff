// A record that a loop copies byte by byte keeps its fields apart.
struct hooks { void (*enter)(void); void (*leave)(void); };
static void enter(void) {}
static void leave(void) {}

static void copy(void *to, const void *from, unsigned size) {
  char *target = to;
  const char *source = from;
  for (unsigned i = 0; i < size; i++) target[i] = source[i];
}

int main(void) {
  struct hooks first = {enter, leave}, second;
  copy(&second, &first, sizeof second);
  second.enter();  // expect-call: enter
  second.leave();  // expect-call: leave
  return 0;
}
