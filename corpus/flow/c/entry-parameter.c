// What something outside passes to an entry is not known, and a parameter of others is.
struct request { void (*done)(int); };
static void f(int n) { (void)n; }
static void inner(void (*given)(int)) {
  given(1);  // expect-call: f
}
// entry: task
void task(struct request *request, void (*given)(int)) {
  given(2);          // expect-call: unknown f
  request->done(3);  // expect-call: unknown f
  inner(f);
}
