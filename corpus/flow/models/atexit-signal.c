// atexit's function and a signal's handler are roots, and what signal returns is a handler.
// expect-root: at_end callback
// expect-root: on_alarm interrupt
int atexit(void (*)(void));
void (*signal(int, void (*)(int)))(int);
static void step(void) {}
static void (*hook)(void) = step;
static void at_end(void) {
  hook();  // expect-call: step
}
static void on_alarm(int n) { (void)n; }

int main(void) {
  atexit(at_end);
  void (*before)(int) = signal(14, on_alarm);
  if (before) before(1);  // expect-call: on_alarm
  return 0;
}
