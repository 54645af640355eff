// A generic lambda converts to a function pointer of the type that is asked for.
using action = void (*)();
using taker = void (*)(action);
extern "C" void f() {}
extern "C" void apart() {}
static void run(taker take) {
  take(f);  // expect-call: _ZZ4mainvEN3$_08__invokeIPFvvEEEDaT_
}

int main() {
  auto call = [](auto what) { what(); };  // expect-call: f
  run(call);
  static action volatile beside = apart;
  beside();  // expect-call: apart
  return 0;
}
