// A base that knows its derived class by a template parameter calls it directly.
using action = void (*)();
extern "C" void f() {}
extern "C" void g() {}
template <typename Derived>
struct Base {
  void run() { self().step()(); }  // expect-call: f; g
  Derived &self() { return static_cast<Derived &>(*this); }
};
struct One : Base<One> {
  action step() { return f; }
};
struct Two : Base<Two> {
  action step() { return hook; }
  action hook = g;
};

int main() {
  One one;
  Two two;
  one.run();
  two.run();
  return 0;
}
