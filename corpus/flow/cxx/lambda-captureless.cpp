// A lambda without captures becomes a function pointer; its body is what is called.
extern "C" void on_event(int) {}
using handler = void (*)(int);
static void run(handler call) {
  call(1);  // expect-call: _ZZ4mainvEN3$_08__invokeEi
}
static void run_other(handler call) {
  call(2);  // expect-call: on_event
}

int main() {
  run([](int n) { on_event(n); });
  run_other(on_event);
  return 0;
}
