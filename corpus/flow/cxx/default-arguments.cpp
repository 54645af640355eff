// Default arguments and default member initialisers hold where nothing else is given.
using action = void (*)();
extern "C" void f() {}
extern "C" void g() {}
extern "C" void h() {}
extern "C" void k() {}
static void run(action given = f) {
  given();  // expect-call: f g
}
struct Hooks {
  action enter = h;
  action leave = h;
};

int main() {
  run();
  run(g);
  Hooks hooks = {.leave = k};
  hooks.enter();  // expect-call: h
  hooks.leave();  // expect-call: k
  return 0;
}
