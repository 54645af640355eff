// A pointer to a data member that is a function pointer picks among the fields given.
using action = void (*)();
extern "C" void f() {}
extern "C" void g() {}
extern "C" void h() {}
struct Hooks {
  action enter, leave, other;
};
static void run(Hooks &hooks, action Hooks::*which) {
  (hooks.*which)();  // expect-call: f g
}

int main() {
  Hooks hooks = {f, g, h};
  run(hooks, &Hooks::enter);
  run(hooks, &Hooks::leave);
  hooks.other();  // expect-call: h
  return 0;
}
