// While a base is made, virtual calls reach the base's methods, also those it passes on to.
struct Base {
  Base() { start(); }
  void start() {
    name();  // expect-call: _ZN4Base4nameEv _ZN7Derived4nameEv
  }
  virtual int name() { return 1; }
};
struct Derived : Base {
  int name() override { return 2; }
};
static Derived derived;
Base *volatile base = &derived;

int main() {
  derived.start();
  return base->name();  // expect-call: _ZN4Base4nameEv _ZN7Derived4nameEv
}
