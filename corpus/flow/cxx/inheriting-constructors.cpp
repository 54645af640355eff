// Constructors that delegate, inherit and forward pass their functions on to the fields.
using action = void (*)();
extern "C" void f() {}
extern "C" void g() {}
extern "C" void h() {}
struct Base {
  explicit Base(action given) : call(given) {}
  Base() : Base(h) {}
  action call;
};
struct Derived : Base {
  using Base::Base;
};
struct Other {
  template <typename... T>
  explicit Other(T &&...given) : call(static_cast<T &&>(given)...) {}
  action call;
};

int main() {
  Derived one(f);
  Base two;
  Other three(g);
  one.call();    // expect-call: f h
  two.call();    // expect-call: f h
  three.call();  // expect-call: g
  return 0;
}
