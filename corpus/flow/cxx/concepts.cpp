// What a requires-expression names is never called; the chosen overload is.
using action = void (*)();
extern "C" void f() {}
extern "C" void g() {}
static action unset;
static action pick_none() { return unset = g; }
template <typename T>
concept Runs = requires(T t) { t.run(); pick_none(); };
struct Can { void run() { hook(); } action hook = f; };  // expect-call: f
struct Cannot {};
template <Runs T>
static void use(T &t) { t.run(); }
template <typename T>
static void use(T &) { if (unset) unset(); }  // expect-call: never-set

int main() {
  Can can;
  Cannot cannot;
  use(can);
  use(cannot);
  return 0;
}
