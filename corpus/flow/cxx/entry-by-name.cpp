// An entry is named as a reader of the source names it; lambdas and classes within it are not.
// entry: net::Task::run(void (*)(int))
extern "C" void f(int) {}
extern "C" void g(int) {}
namespace net {
struct Task {
  void run(void (*given)(int));
  void run(int n, void (*given)(int)) {
    given(n);  // expect-call: f
  }
};
}
void net::Task::run(void (*given)(int)) {
  given(1);  // expect-call: unknown f g
  run(2, f);
  struct Local {
    static void step(void (*inner)(int)) {
      inner(3);  // expect-call: g
    }
  };
  Local::step(g);
  auto call = [](void (*inner)(int)) { inner(4); };  // expect-call: f
  call(f);
}
