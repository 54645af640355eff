// What is stored to a variable that no unit defines can be called and changed from outside.
struct hooks { void (*call)(int); };
extern struct hooks *rom_hooks;
static void stored(int n) { (void)n; }
static void apart(int n) { (void)n; }
static struct hooks mine = {stored};
void (*volatile beside)(int) = apart;

int main(void) {
  rom_hooks = &mine;
  mine.call(1);  // expect-call: unknown apart stored
  beside(2);     // expect-call: apart
  return 0;
}
