// A generic lambda has a body for each type it is called with; parameters are each body's own.
using plain = void (*)();
using numbered = void (*)(int);
extern "C" void f() {}
extern "C" void g(int) {}

int main() {
  auto call = [](auto what, auto... given) {
    what(given...);  // expect-call: g; f
  };
  call(f);
  call(g, 1);
  auto same = [](auto what) { return what; };
  same(f)();    // expect-call: f
  same(g)(2);   // expect-call: g
  return 0;
}
