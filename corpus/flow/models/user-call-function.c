// The user names what all calls of one function lead to; another function's are as they were.
// fact: {"call": {"function": "run"}, "targets": ["f", "g"], "why": "a case"}
extern void (*rom_hook)(int);
static void f(int n) { (void)n; }
static void g(int n) { (void)n; }
static void h(int n) { (void)n; }
static void (*volatile beside)(int) = h;
static void run(void) {
  rom_hook(1);  // expect-call: f g
}

int main(void) {
  run();
  rom_hook(2);  // expect-call: unknown h
  beside(3);    // expect-call: h
  return 0;
}
