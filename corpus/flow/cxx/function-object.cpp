// An object with an operator(), given by value and by reference, and one that wraps another.
using action = void (*)();
extern "C" void f() {}
extern "C" void g() {}
struct Plain {
  action held;
  void operator()() const { held(); }  // expect-call: f
};
struct Other {
  action held;
  void operator()() const { held(); }  // expect-call: g
};
template <typename Inner>
struct Wrap {
  Inner inner;
  void operator()() const { inner(); }
};
template <typename Call>
static void run(const Call &call) { call(); }

int main() {
  run(Plain{f});
  run(Wrap<Other>{{g}});
  return 0;
}
