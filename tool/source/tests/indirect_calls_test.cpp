#include <gmock/gmock.h>

#include "source/tests/scratch.h"

namespace stackcheck {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class IndirectCalls : public testing::Test {
 protected:
  /// "function line:column field expression" of each site.
  std::vector<std::string> sites(const std::string &name, const std::string &text) {
    const CompiledUnit unit = scratch.compile_text(std::string(m3) + " -O0", name, text);
    EXPECT_EQ(first_problem(unit), "");
    std::vector<std::string> shown;
    for (const CallFlow &site : unit.flow.calls) {
      if (site.form == CallForm::direct) continue;
      EXPECT_EQ(site.where.file, scratch.directory / name);
      shown.push_back(site.caller.substr(site.caller.rfind('#') + 1) + " " + std::to_string(site.where.line) + ":" +
                      std::to_string(site.where.column) + " " +
                      (site.field.empty() ? "-" : site.field) + " " + site.expression);
    }
    return shown;
  }

  Scratch scratch;
};

TEST_F(IndirectCalls, CallsThroughPointersOfEveryKind) {
  EXPECT_THAT(sites("a.c", R"(typedef int (*fn)(int);
struct ops { fn send; fn table[4]; };
fn global; fn many[3]; int direct(int);
int f(struct ops *o, fn p, fn *pp) {
  direct(1); (&direct)(1); (*direct)(1);
  o->send(1);
  o->table[2](1);
  (*p)(1);
  pp[1](1);
  return global(1) + many[1](1);
}
)"),
              ElementsAre("f 6:3 ops.send o->send", "f 7:3 ops.table o->table[2]", "f 8:3 - (*p)",
                          "f 9:3 - pp[1]", "f 10:10 - global", "f 10:22 - many[1]"));
}

TEST_F(IndirectCalls, RecordsWithoutATag) {
  EXPECT_THAT(sites("a.c", R"(typedef struct { int (*f)(void); } typed;
struct outer { union { int (*in)(void); int x; }; };
static struct { int (*g)(void); } nameless;
int f(typed *t, struct outer *o) { return t->f() + o->in() + nameless.g(); }
)"),
              ElementsAre("f 4:43 typed.f t->f", "f 4:52 outer.in o->in",
                          "f 4:62 (anonymous at " + (scratch.directory / "a.c").string() +
                              ":3).g nameless.g"));
}

TEST_F(IndirectCalls, AreThoseThatRun) {
  EXPECT_THAT(sites("a.c", R"(int f(int (*p)(void), int (*q)(void)) {
  return sizeof(p()) + _Generic(1, int: q(), long: p()) + ({ q(); });
}
)"),
              ElementsAre("f 2:41 - q", "f 2:62 - q"));
}

TEST_F(IndirectCalls, StandWhereAMacroIsUsedAndWhereALineDirectiveSays) {
  EXPECT_THAT(sites("a.c",
                    "#define CALL(o) \\\n  ((o)->f(1))\n"
                    "struct s { int (*f)(int); };\n"
                    "int f(struct s *o) {\n  return CALL(o); }\n#line 70\n"
                    "int g(struct s *o) { return o->f(2); }\n"),
              ElementsAre("f 5:10 s.f CALL(o)", "g 70:29 s.f o->f"));
}

TEST_F(IndirectCalls, StaticFunctionsAndAssemblerNames) {
  EXPECT_THAT(sites("a.c", R"(int renamed(int (*p)(void)) __asm__("other");
int renamed(int (*p)(void)) { return p(); }
static int hidden(int (*p)(void)) { return p(); }
int f(int (*p)(void)) { return hidden(p); }
static int unused(int (*p)(void)) { return p(); }
)"),
              UnorderedElementsAre("other 2:38 - p", "hidden 3:44 - p"));
}

TEST_F(IndirectCalls, VirtualCallsAndMemberPointers) {
  EXPECT_THAT(sites("a.cpp", R"(namespace n {
struct Base { virtual ~Base(); virtual int f(); virtual int operator()(int); };
struct Last final : Base { int f() override; };
}
int g(n::Base &b, n::Last &l, int (n::Base::*m)()) {
  n::Base local;
  return b.f() +
         l.f() + local.f() + b.Base::f() +
         (b.*m)() +
         b(1);
}
void h(n::Base *b, n::Last *l) {
  delete b;
  delete l;
}
)"),
              UnorderedElementsAre("_Z1gRN1n4BaseERNS_4LastEMS0_FivE 7:10 n::Base.f b.f",
                                   "_Z1gRN1n4BaseERNS_4LastEMS0_FivE 9:10 - (b.*m)",
                                   "_Z1gRN1n4BaseERNS_4LastEMS0_FivE 10:10 n::Base.operator() b(1)",
                                   "_Z1hPN1n4BaseEPNS_4LastE 13:3 n::Base.~Base b"));
}

TEST_F(IndirectCalls, LambdasTemplatesConstructorsAndDefaults) {
  EXPECT_THAT(sites("a.cpp", R"(struct S {
  int v;
  int w = q();
  static int (*q)();
  S(int (*p)()) : v(p()) {}
};
template <class T> int apply(T t) { return t(); }
int late(int a = S::q());
int f(int (*p)()) {
  S s(p);
  auto lambda = [p] { return p(); };
  return apply(p) + lambda() + late();
}
)"),
              UnorderedElementsAre("_ZN1SC2EPFivE 3:11 - q", "_ZN1SC2EPFivE 5:21 - p",
                                   "_Z5applyIPFivEEiT_ 7:44 - t", "_Z1fPFivE 8:18 - S::q",
                                   "_ZZ1fPFivEENK3$_0clEv 11:30 - p"));
}

TEST_F(IndirectCalls, InitialisersOfVariablesRunInFunctionsOfTheirOwn) {
  EXPECT_THAT(sites("a.cpp", R"(extern int (*p)();
int one = p();
int f() { static int two = p(); return two; }
template <class T> struct W { static int three; };
template <class T> int W<T>::three =
    p();
int g() { return W<int>::three; }
)"),
              UnorderedElementsAre("__cxx_global_var_init 2:11 - p", "_Z1fv 3:28 - p",
                                   "__cxx_global_var_init.1 6:5 - p"));
}

TEST_F(IndirectCalls, AreNoneInDirectCode) {
  EXPECT_THAT(sites("a.c", "int g(int); int f(int x) { return g(x) + __builtin_clz(x); }"),
              IsEmpty());
}

}  // namespace
}  // namespace stackcheck
