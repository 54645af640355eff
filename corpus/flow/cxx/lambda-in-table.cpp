// Lambdas in a table: each is a function of its own, with the parameter it is called with.
using action = void (*)();
using handler = void (*)(action);
extern "C" void f() {}
extern "C" void g() {}
static const handler table[] = {
    [](action given) { given(); },              // expect-call: f
    +[](action given) { if (given) given(); },  // expect-call: f
};
static const handler other[] = {
    [](action given) { given(); },  // expect-call: g
};

int main() {
  static volatile int index;
  table[index](f);  // expect-call: _ZN3$_08__invokeEPFvvE _ZN3$_18__invokeEPFvvE
  other[index](g);  // expect-call: _ZN3$_28__invokeEPFvvE
  return 0;
}
