// A capturing lambda given to a template is called directly; what it captured is its own.
using action = void (*)();
extern "C" void f() {}
extern "C" void g() {}
template <typename Call>
static void twice(Call call) {
  call();
  call();
}

int main() {
  action one = f, two = g;
  twice([one] { one(); });  // expect-call: f
  twice([two] { two(); });  // expect-call: g
  return 0;
}
