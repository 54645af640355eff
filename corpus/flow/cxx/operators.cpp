// Overloaded operators take and give function pointers as other functions do.
using action = void (*)();
extern "C" void f() {}
extern "C" void g() {}
extern "C" void h() {}
extern "C" void k() {}
struct Chain {
  action steps[4];
  int used = 0;
  Chain &operator<<(action step) {
    steps[used++] = step;
    return *this;
  }
  action operator[](int n) const { return steps[n]; }
};
struct Converts {
  operator action() const { return h; }
};
struct Arrow {
  action call;
  Arrow *operator->() { return this; }
};

int main() {
  static volatile int index;
  Chain chain;
  chain << f << g;
  chain[index]();  // expect-call: f g
  Converts()();    // expect-call: h
  Arrow arrow = {k};
  arrow->call();   // expect-call: k
  return 0;
}
