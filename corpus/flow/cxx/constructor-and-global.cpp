// While the base of an object is made, the base's method answers, whoever calls it.
struct Base {
  Base();
  virtual int name() { return 1; }
};
struct Derived : Base {
  int name() override { return 2; }
};
struct Apart : Base {
  int name() override { return 3; }
};
extern Derived derived;
static Base *known = &derived;
static int ask() {
  return known->name();  // expect-call: _ZN4Base4nameEv _ZN7Derived4nameEv
}
Base::Base() { ask(); }
Derived derived;

int main() { return ask(); }
