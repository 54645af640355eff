// Static functions, variables and records of one name in two units have nothing in common.
//--- a.c
struct hooks { void (*call)(void); };
static void work(void) {}
static void other(void) {}
static struct hooks hooks = {work};
static void (*hook)(void) = other;
void run_b(void);
int main(void) {
  hooks.call();  // expect-call: work
  hook();        // expect-call: other
  run_b();
  return 0;
}
//--- b.c
struct hooks { int number; void (*call)(void); };
static void work(void) {}
static void another(void) {}
static struct hooks hooks = {1, another};
static void (*hook)(void) = work;
void run_b(void) {
  hooks.call();  // expect-call: another
  hook();        // expect-call: work
}
