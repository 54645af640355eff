// A number that a union makes a function is no function that is known, and not "never set".
union entry {
  unsigned address;
  void (*start)(void);
};
static void f(void) {}
static union entry application;
void (*volatile beside)(void) = f;

int main(void) {
  application.address = *(volatile unsigned *)0x08004004u;
  application.start();  // expect-call: unknown f
  beside();             // expect-call: f
  return 0;
}
