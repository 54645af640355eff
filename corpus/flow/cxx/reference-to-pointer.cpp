// A reference to a pointer writes the pointer it names, through functions and structured bindings.
using action = void (*)();
extern "C" void f() {}
extern "C" void g() {}
extern "C" void h() {}
static void set(action &where, action what) { where = what; }
struct Pair { action first, second; };

int main() {
  action one = nullptr, two = nullptr;
  set(one, f);
  action &alias = two;
  alias = g;
  Pair pair = {f, h};
  auto &[first, second] = pair;
  one();     // expect-call: f
  two();     // expect-call: g
  second();  // expect-call: h
  return 0;
}
