// Variables of one name in two namespaces are two; a union may be initialised by its constructor.
using action = void (*)();
extern "C" void f() {}
extern "C" void g() {}
extern "C" void h() {}
namespace one { static action hook; }
namespace two { static action hook = g; }
union Either {
  Either() : call(h) {}
  action call;
  void *data;
};

int main() {
  one::hook = f;
  one::hook();  // expect-call: f
  two::hook();  // expect-call: g
  Either either;
  either.call();  // expect-call: h
  return 0;
}
