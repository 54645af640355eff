// References to functions, also as parameters, fields and results.
using action = void();
extern "C" void f() {}
extern "C" void g() {}
extern "C" void h() {}
struct Holder {
  action &call;
};
static action &pick(bool which) { return which ? f : g; }
static void run(action &given) {
  given();  // expect-call: f g
}

int main() {
  static volatile bool which;
  action &picked = pick(which);
  run(picked);
  Holder holder = {h};
  holder.call();  // expect-call: h
  action &bound = f;
  bound();  // expect-call: f
  return 0;
}
