// Where calls through values lead in C++, from the source to the solution.
#include <gtest/gtest.h>

#include "tests/solved_source.h"

namespace stackcheck {
namespace {

const std::string start = R"(
using fn = void (*)();
extern "C" { void f(); void g(); void h(); }
struct Stream { virtual int read() = 0; virtual ~Stream(); };
struct Tcp : Stream { int read() override { return 1; } };
struct Tls : Stream {
  explicit Tls(Stream &s) : inner(s) {}
  int read() override { return inner.read(); }
  Stream &inner;
};
struct Unused : Stream { int read() override { return 3; } };
)";

std::string in_cxx(const std::string &text, const std::string &expression) {
  return callees("a.cpp", start + text, expression);
}

TEST(FlowCxx, OnlyClassesThatAreInstantiatedAreCalled) {
  const std::string text = R"(
    int run(Stream &s) { return s.read(); }
    int m() { Tcp tcp; Tls tls(tcp); return run(tls) + run(tcp); })";
  EXPECT_EQ(in_cxx(text, "s.read"), "Tcp::read Tls::read");
}

TEST(FlowCxx, ADecoratorDoesNotCallItself) {
  const std::string text = R"(
    int run(Stream &s) { return s.read(); }
    int m() { Tcp tcp; Tls tls(tcp); return run(tls); })";
  EXPECT_EQ(in_cxx(text, "s.read"), "Tls::read");
  EXPECT_EQ(in_cxx(text, "inner.read"), "Tcp::read");
}

// One call may reach both decorators, but neither gets the other's object.
TEST(FlowCxx, DecoratorsOfTwoKindsAreKeptApart) {
  const std::string text = R"(
    struct Log : Stream {
      explicit Log(Stream &s) : below(s) {}
      int read() override { return below.read(); }
      Stream &below;
    };
    int run(Stream &s) { return s.read(); }
    int m() { Tcp tcp; Tls tls(tcp); Log log(tls); return run(log) + run(tls); })";
  EXPECT_EQ(in_cxx(text, "s.read"), "Log::read Tls::read");
  EXPECT_EQ(in_cxx(text, "inner.read"), "Tcp::read");
  EXPECT_EQ(in_cxx(text, "below.read"), "Tls::read");
}

// What a class inherits is called with its objects, too.
TEST(FlowCxx, AnInheritedMethodGetsTheObjectsOfDerivedClasses) {
  EXPECT_EQ(in_cxx(R"(
    struct Base { virtual void go() { act(); } virtual void act() { f(); } };
    struct Derived : Base { void act() override { g(); } };
    struct Other : Base { void go() override { h(); } };
    void m(Base *b) { static Derived derived; static Other other;
      b = &derived; b->go(); b = &other; })",
                   "act"),
            "Derived::act");
}

TEST(FlowCxx, AnObjectOnTheHeapKeepsItsFieldsThroughAVirtualCall) {
  EXPECT_EQ(in_cxx(R"(
    struct Job { fn action; virtual void run() { action(); } };
    struct Twice : Job { void run() override { action(); Job::run(); } };
    void m() { Job *one = new Job; one->action = f; one->run();
      Job *two = new Twice; two->action = g; two->run(); })",
                   "action"),
            "f g");
}

TEST(FlowCxx, ClassesOfGlobalObjectsAndOfNewAreInstantiated) {
  EXPECT_EQ(in_cxx("Tcp tcp; int m(Stream *s) { s = &tcp; return s->read(); }", "s->read"),
            "Tcp::read");
  EXPECT_EQ(in_cxx("int m(Stream *s) { s = new Tcp; return s->read(); }", "s->read"), "Tcp::read");
}

TEST(FlowCxx, ABaseThatIsBeingMadeCallsItsOwn) {
  EXPECT_EQ(in_cxx(R"(
    struct Base { Base() { begin(); } void begin() { step(); } virtual void step() { f(); } };
    struct Derived : Base { void step() override { g(); } };
    Derived derived;)",
                   "step"),
            "Base::step Derived::step");
}

TEST(FlowCxx, SecondBases) {
  EXPECT_EQ(in_cxx(R"(
    struct Named { fn name = g; virtual void show() {} };
    struct Both : Tcp, Named { fn own = h; void show() override {} };
    void m() { Both both; Named *n = &both; n->name(); static_cast<Both *>(n)->own(); })",
                   "static_cast<Both *>(n)->own"),
            "h");
}

TEST(FlowCxx, DeletingThroughAVirtualDestructor) {
  EXPECT_EQ(in_cxx(R"(
    struct Base { virtual ~Base() {} }; struct Derived : Base { ~Derived() { g(); } };
    void m(Base *b) { b = new Derived; delete b; })",
                   "b"),
            "Derived::~Derived");
  // While its destructor runs, the object is a Base, for whoever has a pointer to it.
  EXPECT_EQ(in_cxx(R"(
    struct Base { virtual ~Base() { f(); } }; struct Derived : Base { ~Derived() { g(); } };
    void m(Base *b) { b = new Derived; delete b; })",
                   "b"),
            "Base::~Base Derived::~Derived");
}

TEST(FlowCxx, ImplicitDestructorsHaveTheirObject) {
  EXPECT_EQ(in_cxx(R"(
    struct Guard { fn done; ~Guard() { done(); } };
    void m() { Guard guard{f}; })",
                   "done"),
            "f");
}

TEST(FlowCxx, MemberPointers) {
  const std::string text = R"(
    struct C { void one(fn p) { p(); } void two(fn) {} virtual void three(fn q) { q(); } };
    void m(C &c) { void (C::*p)(fn) = &C::one; (c.*p)(f); C d; void (C::*v)(fn) = &C::three;
      (d.*v)(g); })";
  EXPECT_EQ(in_cxx(text, "(c.*p)"), "C::one");
  EXPECT_EQ(in_cxx(text, "p"), "f");
  EXPECT_EQ(in_cxx(text, "(d.*v)"), "C::three");
  EXPECT_EQ(in_cxx(text, "q"), "g");
}

TEST(FlowCxx, PointersToDataMembers) {
  EXPECT_EQ(in_cxx("struct C { fn a, b; }; void m(C &c) { c.a = f; c.b = g; fn C::*p = &C::b; "
                   "(c.*p)(); }",
                   "(c.*p)"),
            "g");
}

TEST(FlowCxx, LambdasAsFunctionsKeepTheirArguments) {
  EXPECT_EQ(in_cxx("void m() { void (*l)(fn) = [](fn p) { p(); }; l(f); }", "p"), "f");
  EXPECT_EQ(in_cxx("void m() { void (*l)(fn) = [](auto p) { p(); }; l(g); }", "p"), "g");
  EXPECT_EQ(in_cxx("void m() { fn l = +[] { f(); }; l(); }", "l"), "m");
}

TEST(FlowCxx, CapturesAreFieldsOfTheLambda) {
  const std::string text = R"(
    struct S { fn own; void m() { fn a = f, b = g; own = h;
      auto l = [this, &a, c = b] { own(); a(); c(); }; l(); } };
    void k(S &s) { s.m(); })";
  EXPECT_EQ(in_cxx(text, "own"), "h");
  EXPECT_EQ(in_cxx(text, "a"), "f");
  EXPECT_EQ(in_cxx(text, "c"), "g");
}

TEST(FlowCxx, LambdasSeeStaticsAndConstantsOfTheirFunction) {
  EXPECT_EQ(in_cxx("void m() { static fn p = f; auto l = [] { p(); }; l(); }", "p"), "f");
  EXPECT_EQ(in_cxx("void m() { constexpr fn p = f; auto l = [] { p(); }; l(); }", "p"), "f");
}

TEST(FlowCxx, InstancesOfATemplateAreKeptApart) {
  const std::string text = R"(
    template <class F> struct Task { F run; void go(); };
    template <class F> void Task<F>::go() { run(); }
    struct A { fn a; void operator()() { a(); } }; struct B { fn b; void operator()() { b(); } };
    void m() { Task<A> a{{f}}; a.go(); Task<B> b{{g}}; b.go(); })";
  EXPECT_EQ(in_cxx(text, "a"), "f");
  EXPECT_EQ(in_cxx(text, "b"), "g");
}

TEST(FlowCxx, FunctionsAsTemplateArguments) {
  EXPECT_EQ(in_cxx("template <fn P> void call() { fn p = P; p(); } void m() { call<f>(); }", "p"),
            "f");
}

TEST(FlowCxx, TablesThatAreMadeAtCompileTime) {
  const std::string text = R"(
    struct Row { fn a, b; };
    consteval Row never_in_code(fn p) { return {p, g}; }
    constexpr Row row = never_in_code(f);
    constexpr Row rows[] = {never_in_code(h), {f, f}};
    void m(int i) { row.b(); const fn *p = &rows[i].a; (*p)(); Row now = never_in_code(f); now.b(); })";
  EXPECT_EQ(in_cxx(text, "row.b"), "f g");
  EXPECT_EQ(in_cxx(text, "(*p)"), "f h");
}

TEST(FlowCxx, References) {
  EXPECT_EQ(in_cxx(R"(
    fn &same(fn &p) { return p; }
    void m() { fn p = f, q = g; fn &r = p; same(r) = h; p(); })",
                   "p"),
            "f h");
  EXPECT_EQ(in_cxx("struct S { fn &p; }; void m() { fn p = f, q = g; S s{p}; s.p(); }", "s.p"),
            "f");
}

TEST(FlowCxx, StructuredBindings) {
  EXPECT_EQ(in_cxx("struct P { fn a, b; }; void m(P p) { p = {f, g}; auto [x, y] = p; y(); }", "y"),
            "g");
}

TEST(FlowCxx, MembersHaveDefaultsAndConstructorsGetArguments) {
  const std::string text = R"(
    struct S { S(fn p = g) : b(p) {} fn a = f; fn b; };
    struct T : S { using S::S; };
    void m() { T t(h); t.a(); t.b(); S s; })";
  EXPECT_EQ(in_cxx(text, "t.a"), "f");
  EXPECT_EQ(in_cxx(text, "t.b"), "g h");
}

TEST(FlowCxx, CopiesAndMovesKeepWhatFieldsHold) {
  EXPECT_EQ(in_cxx(R"(
    struct P { fn a; P(fn p) : a(p) {} P(P &&o) : a(o.a) {} P &operator=(const P &) = default; };
    void m() { P p(f), q(static_cast<P &&>(p)); q = p; q.a(); })",
                   "q.a"),
            "f");
}

TEST(FlowCxx, ObjectsInRawMemory) {
  EXPECT_EQ(in_cxx(R"(
    inline void *operator new(decltype(sizeof 0), void *p) { return p; }
    struct Any { alignas(8) char memory[8]; void (*run)(void *); };
    template <class F> void call(void *p) { (*static_cast<F *>(p))(); }
    struct Job { fn p; void operator()() { p(); } };
    void set(Any &any, Job job) { new (any.memory) Job(job); any.run = call<Job>; }
    void m() { Any any; set(any, Job{f}); any.run(any.memory); })",
                   "p"),
            "f");
}

TEST(FlowCxx, WhatRunsBeforeMain) {
  EXPECT_EQ(
      in_cxx("fn pick(fn p) { return p; } fn chosen = pick(f); void m() { chosen(); }", "chosen"),
      "f");
  EXPECT_EQ(in_cxx("fn now = f; struct S { S() { now(); } } s;", "now"), "f");
}

TEST(FlowCxx, AnInlineStaticIsOneInAllUnits) {
  const SolvedSource solved({{"s.h",
                              "using fn = void (*)(); extern \"C\" void f();\n"
                              "inline fn &slot() { static fn p = nullptr; return p; }"},
                             {"a.cpp", "#include \"s.h\"\nvoid set() { slot() = f; }"},
                             {"b.cpp", "#include \"s.h\"\nvoid m() { slot()(); }"}});
  EXPECT_EQ(solved.problems, "");
  EXPECT_EQ(solved.callees("slot()"), "f");
}

TEST(FlowCxx, ClassesOfUnnamedNamespacesAreOfTheirUnit) {
  const std::string text = R"(
    namespace { struct Local { virtual void go(); fn p = f; }; void Local::go() { p(); } }
    void m() { Local local; Local &l = local; l.go(); })";
  EXPECT_EQ(in_cxx(text, "p"), "f");
}

}  // namespace
}  // namespace stackcheck
