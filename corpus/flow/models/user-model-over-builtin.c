// The user's model of a name wins over the tool's own, as where a firmware has its own qsort.
// fact: {"model": {"functions": ["qsort"], "calls": [{"function": "0", "with": ["1"]}]}, "why": "a case"}
void qsort(void (*)(void (*)(void)), void (*)(void), int, void (*)(void));
static void f(void) {}
static void g(void) {}
static void (*beside)(void) = g;
static void sorter(void (*what)(void)) {
  what();  // expect-call: f
}
static void never_called(void) {
  beside();  // expect-call: g
}

int main(void) {
  qsort(sorter, f, 0, never_called);
  return 0;
}
