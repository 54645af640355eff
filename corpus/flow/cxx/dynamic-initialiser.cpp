// A variable that code before main initialises, and a static local with a guard.
using action = void (*)();
extern "C" void f() {}
extern "C" void g() {}
extern "C" void h() {}
volatile int choice;
static action pick() { return choice ? f : nullptr; }
static action kept = pick();
struct Maker {
  Maker() : held(choice ? g : nullptr) {}
  action held;
};
static Maker maker;
static action once() {
  static action held = choice ? h : nullptr;
  return held;
}

int main() {
  kept();        // expect-call: f
  maker.held();  // expect-call: g
  once()();      // expect-call: h
  return 0;
}
