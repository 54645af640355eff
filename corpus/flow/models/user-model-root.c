// The user's model of a registration: the function is started from elsewhere with the argument.
// fact: {"model": {"functions": ["os_spawn"], "roots": [{"function": "0", "kind": "task", "with": ["1"]}]}, "why": "a case"}
// expect-root: worker task
void os_spawn(void (*)(void *), void *);
void os_unknown(void (*)(void *));
static void run(void) {}
static void other(void) {}
static void (*volatile beside)(void) = other;
static void worker(void *given) {
  ((void (*)(void))given)();  // expect-call: run
}
static void escaped(void *given) {
  ((void (*)(void))given)();  // expect-call: unknown other run
}

int main(void) {
  os_spawn(worker, (void *)run);
  os_unknown(escaped);
  beside();  // expect-call: other
  return 0;
}
