// A weak function's address is that of the strong one, where there is one.
//--- main.c
__attribute__((weak)) void on_idle(void);
__attribute__((weak)) void on_idle(void) {}
static void f(void) {}
void (*hook)(void) = on_idle;
void (*volatile beside)(void) = f;
int main(void) {
  hook();    // expect-call: on_idle
  beside();  // expect-call: f
  return 0;
}
//--- user.c
void on_idle(void) {}
