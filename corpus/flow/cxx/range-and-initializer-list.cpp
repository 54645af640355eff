// A range-based for over an array, and over an object with begin() and end().
using action = void (*)();
extern "C" void f() {}
extern "C" void g() {}
extern "C" void h() {}
struct List {
  action held[2];
  const action *begin() const { return held; }
  const action *end() const { return held + 2; }
};

int main() {
  const action table[] = {f, g};
  for (action each : table) each();  // expect-call: f g
  const List list = {{h, h}};
  for (const auto &each : list) each();  // expect-call: h
  return 0;
}
