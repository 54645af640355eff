// A loop copies the bytes of a record's first field to a variable: the pointer arrives.
typedef void action(void);
struct hooks { action *enter; int n; };
static void enter(void) {}
static void other(void) {}
struct hooks hooks = {enter, 1};
action *volatile beside = other;

int main(void) {
  action *taken;
  const char *source = (const char *)&hooks;
  char *target = (char *)&taken;
  for (unsigned i = 0; i < sizeof taken; i++) target[i] = source[i];
  taken();   // expect-call: enter
  beside();  // expect-call: other
  return 0;
}
