// A number from a register of the machine that is called may be any function.
typedef void action(void);
static void never_taken(void) {}
static void f(void) {}
action *volatile beside = f;

int main(void) {
  unsigned address = *(volatile unsigned *)0x40001000u;
  ((action *)address)();  // expect-call: unknown f
  beside();               // expect-call: f
  never_taken();
  return 0;
}
