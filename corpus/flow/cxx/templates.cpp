// Functions as template arguments are called directly, or by the parameter's value.
using action = void (*)();
extern "C" void f() {}
extern "C" void g() {}
extern "C" void h() {}
template <action call>
static void direct() { call(); }
template <typename T>
struct Slot {
  static inline T held = nullptr;
  static void run() { held(); }  // expect-call: g; h
};
template <action... all>
struct Table {
  static constexpr action steps[] = {all...};
};

int main() {
  static volatile int index;
  direct<f>();
  Slot<action>::held = g;
  Slot<action>::run();
  Slot<void (*)(...)>::held = reinterpret_cast<void (*)(...)>(h);
  Slot<void (*)(...)>::run();
  Table<f, h>::steps[index]();  // expect-call: f h
  return 0;
}
