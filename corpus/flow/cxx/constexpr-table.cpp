// Tables that a constexpr function computes, which is in no object itself.
using action = void (*)();
extern "C" void f() {}
extern "C" void g() {}
extern "C" void only_computed_with() {}
struct Table {
  action steps[4];
  int used;
};
static constexpr Table make() {
  Table table = {};
  action unused = only_computed_with;
  table.steps[table.used++] = f;
  table.steps[table.used++] = unused == f ? unused : g;
  return table;
}
static constexpr Table table = make();
constinit action kept = make().steps[1];

int main() {
  static volatile int index;
  table.steps[index]();  // expect-call: f g
  kept();                // expect-call: g
  return 0;
}
