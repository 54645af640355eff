// Static data members, inline variables and variable templates, across units.
//--- hooks.h
using action = void (*)();
extern "C" void f();
extern "C" void g();
extern "C" void h();
extern "C" void k();
struct Hooks {
  static action defined_elsewhere;
  static inline action here = g;
};
inline action shared = h;
template <int N>
inline action numbered = nullptr;
void other();
//--- main.cpp
#include "hooks.h"
int main() {
  numbered<1> = k;
  other();
  Hooks::defined_elsewhere();  // expect-call: f
  Hooks::here();               // expect-call: g
  shared();                    // expect-call: h
  if (numbered<2>) numbered<2>();  // expect-call: never-set
  return 0;
}
//--- other.cpp
#include "hooks.h"
extern "C" void f() {}
extern "C" void g() {}
extern "C" void h() {}
extern "C" void k() {}
action Hooks::defined_elsewhere = f;
void other() {
  shared();       // expect-call: h
  numbered<1>();  // expect-call: k
}
