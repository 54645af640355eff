// Where calls through pointers lead in C, from the source to the solution. Each claim names
// all functions that must be there, and so those that must not.
#include <gtest/gtest.h>

#include "tests/solved_source.h"

namespace stackcheck {
namespace {

const std::string start = R"(
typedef unsigned size_t;
typedef unsigned uintptr_t;
typedef void (*fn)(void);
void f(void); void g(void); void h(void);
struct ops { int n; fn run; fn stop; };
)";

std::string in_c(const std::string &text, const std::string &expression) {
  return callees("a.c", start + text, expression);
}

TEST(FlowC, InitialisersByPositionAndByName) {
  const SolvedSource solved({{"a.c", start + R"(
    struct board { struct ops ops[2]; fn boot; };
    const struct board boards[] = {{{{1, f, g}, {2, f}}, h}, {.ops[1].stop = h, .boot = g}};
    void m(int i) { boards[i].ops[i].run(); boards[i].ops[i].stop(); boards[i].boot(); }
  )"}});
  EXPECT_EQ(solved.problems, "");
  EXPECT_EQ(solved.callees("boards[i].ops[i].run"), "f");
  EXPECT_EQ(solved.callees("boards[i].ops[i].stop"), "g h");
  EXPECT_EQ(solved.callees("boards[i].boot"), "g h");
}

TEST(FlowC, FieldsAreKeptApart) {
  EXPECT_EQ(in_c("void m(struct ops *o) { o->run = f; o->stop = g; o->run(); }", "o->run"), "f");
}

TEST(FlowC, WhatNothingSetsIsNeverCalled) {
  EXPECT_EQ(in_c("void m(struct ops *o) { o->run = 0; o->run(); }", "o->run"), "never");
}

TEST(FlowC, CodeThatIsNeverCalledCounts) {
  EXPECT_EQ(in_c("fn p; void set(void) { p = f; } void m(void) { p(); }", "p"), "f");
}

TEST(FlowC, ConditionsCommasAndStatementsGiveTheirValues) {
  EXPECT_EQ(in_c("void m(int i) { (i ? f : g)(); }", "(i ? f : g)"), "f g");
  EXPECT_EQ(in_c("void m(fn p) { p = h; (p, g)(); }", "(p, g)"), "g");
  EXPECT_EQ(in_c("fn q; void m(void) { q = g; fn p = q ?: f; p(); }", "p"), "f g");
  EXPECT_EQ(in_c("void m(void) { fn p = ({ fn t = f; t; }); p(); }", "p"), "f");
}

TEST(FlowC, FunctionsHaveManySpellings) {
  EXPECT_EQ(in_c("void m(void) { fn p = &f; (*p)(); }", "(*p)"), "f");
  EXPECT_EQ(in_c("void m(void) { fn p = *f; (***p)(); }", "(***p)"), "f");
  EXPECT_EQ(in_c("void m(void) { __typeof__(f) *p = f; p(); }", "p"), "f");
}

TEST(FlowC, OperandsThatAreNotEvaluatedGiveNothing) {
  EXPECT_EQ(in_c("fn p; void m(void) { (void)sizeof(p = g); p = f; p(); }", "p"), "f");
  EXPECT_EQ(in_c(R"(fn p; void m(void) { p = _Generic(1, int: f, default: g); p(); })", "p"), "f");
  EXPECT_EQ(in_c("fn p; void m(void) { __typeof__(p = g) q = f; q(); }", "q"), "f");
}

TEST(FlowC, ArgumentsAndResults) {
  EXPECT_EQ(in_c("static fn same(fn p) { return p; } void m(void) { same(f)(); }", "same(f)"), "f");
  EXPECT_EQ(in_c("void call(p, n) fn p; int n; { p(); } void m(void) { call(f, 1); }", "p"), "f");
  EXPECT_EQ(in_c("void call(fn p) { p(); } void m(void (*c)(fn)) { c = call; c(g); }", "p"), "g");
}

TEST(FlowC, VariadicArguments) {
  const std::string text = R"(
    void inner(__builtin_va_list list) { fn q = __builtin_va_arg(list, fn); q(); }
    void outer(int n, ...) {
      __builtin_va_list list; __builtin_va_start(list, n);
      fn p = __builtin_va_arg(list, fn); p(); inner(list);
    }
    void other(int n, ...) {}
    void m(void) { outer(1, f, g); other(1, h); })";
  EXPECT_EQ(in_c(text, "p"), "f g");
  EXPECT_EQ(in_c(text, "q"), "f g");
}

TEST(FlowC, PointersToPointers) {
  EXPECT_EQ(in_c("void set(fn *at) { *at = f; } void m(void) { fn p, q = g; set(&p); p(); }", "p"),
            "f");
  EXPECT_EQ(in_c("void set(fn *at) { *at = f; } void m(void) { fn p, q = g; set(&p); q(); }", "q"),
            "g");
  EXPECT_EQ(in_c("void m(struct ops *o) { fn *at = &o->stop; *at = f; o->stop(); }", "o->stop"),
            "f");
}

TEST(FlowC, RecordsByValue) {
  EXPECT_EQ(in_c(R"(struct ops make(void) { return (struct ops){1, f, g}; }
                    void m(void) { struct ops o = make(); o.run(); })",
                 "o.run"),
            "f");
  EXPECT_EQ(
      in_c("void call(struct ops o) { o.stop(); } void m(void) { call((struct ops){1, f, g}); }",
           "o.stop"),
      "g");
}

TEST(FlowC, UnionsShowOneMemberAsAnother) {
  const std::string text = R"(
    union u { struct { fn a, b; } x; struct { fn c, d; } y; };
    void m(union u *u) { u->x.a = f; u->x.b = g; u->y.c(); u->y.d(); })";
  EXPECT_EQ(in_c(text, "u->y.c"), "f");
  EXPECT_EQ(in_c(text, "u->y.d"), "g");
  EXPECT_EQ(in_c(R"(union u { fn p; uintptr_t n; };
                    void m(union u *u) { u->n = (uintptr_t)f; u->p(); })",
                 "u->p"),
            "f");
}

TEST(FlowC, RecordsUsedAsOthers) {
  const std::string text = R"(
    struct one { int n; fn a, b; }; struct two { int n; fn c, d; };
    void call(void *p) { struct two *t = p; t->c(); t->d(); }
    void m(void) { static struct one one, *o = &one; o->a = f; o->b = g; call(o); })";
  EXPECT_EQ(in_c(text, "t->c"), "f");
  EXPECT_EQ(in_c(text, "t->d"), "g");
  EXPECT_EQ(in_c("struct n { uintptr_t n; }; struct p { fn p; }; void m(struct n *n) "
                 "{ n->n = (uintptr_t)f; ((struct p *)n)->p(); }",
                 "((struct p *)n)->p"),
            "f");
}

TEST(FlowC, ContextsBehindVoidPointers) {
  EXPECT_EQ(in_c(R"(struct client { fn done; };
                    void task(void *context) { struct client *c = context; c->done(); }
                    void m(struct client *c) { void (*t)(void *) = task; c->done = g; t(c); })",
                 "c->done"),
            "g");
}

TEST(FlowC, AlignedAddressesAreTheSameAddresses) {
  EXPECT_EQ(
      in_c("void m(fn p) { p = f; fn *q = &p; q = (fn *)(((uintptr_t)q + 3) & ~3u); (*q)(); }",
           "(*q)"),
      "f");
  EXPECT_EQ(in_c("void m(void) { fn p = (fn)((uintptr_t)f | 1); p(); }", "p"), "f");
}

TEST(FlowC, TheRecordAroundAMember) {
  EXPECT_EQ(in_c(R"(struct link { struct link *next; }; struct item { fn done; struct link l; };
                    void m(struct link *l, struct item *i) { i->done = f; l = &i->l;
                      struct item *k = (struct item *)((char *)l - (size_t)&((struct item *)0)->l);
                      k->done(); })",
                 "k->done"),
            "f");
}

TEST(FlowC, NumbersMayBePointers) {
  EXPECT_EQ(in_c("uintptr_t n; void m(void) { fn p = (fn)n; p(); }", "p"), "unknown");
  EXPECT_EQ(in_c("void m(void) { fn p = (fn)0x1000; p(); }", "p"), "unknown");
  EXPECT_EQ(in_c("void m(void) { fn *vectors = (fn *)0x20000000; vectors[2](); }", "vectors[2]"),
            "unknown");
  EXPECT_EQ(in_c("char ram[64]; void m(void) { fn p = (fn)ram; p(); }", "p"), "unknown");
  EXPECT_EQ(in_c("void m(int i) { fn p = i ? f : (fn)0; fn q = (fn)-1; p(); }", "p"), "f");
}

TEST(FlowC, FunctionsKeptAsNumbersAreOfferedAsRoots) {
  const SolvedSource solved({{"a.c", start + R"(
    static void task(void) {} static void idle(void) {}
    uintptr_t stack[16]; void m(void) { stack[15] = (uintptr_t)task; idle(); })"}});
  EXPECT_EQ(solved.roots(), "task");
}

TEST(FlowC, PointersCopiedByteByByte) {
  const std::string text = R"(
    struct a { int n; fn run; }; struct b { int n; fn go; };
    void copy(char *d, const char *s, size_t n) { while (n--) *d++ = *s++; }
    void m(void) { struct a a = {1, f}, x; struct b b = {1, g}, y; fn p = h, q;
      copy((char *)&x, (char *)&a, sizeof a); copy((char *)&y, (char *)&b, sizeof b);
      copy((char *)&q, (char *)&p, sizeof p); x.run(); y.go(); q(); })";
  // One function copies for all its callers: they are not told apart.
  EXPECT_EQ(in_c(text, "x.run"), "f g h");
  EXPECT_EQ(in_c(text, "y.go"), "f g h");
  EXPECT_EQ(in_c(text, "q"), "f g h");
}

TEST(FlowC, MemoryCopiedByTheLibrary) {
  EXPECT_EQ(
      in_c(R"(void m(void) { fn p = f, q, r = g; __builtin_memcpy(&q, &p, sizeof p); q(); })", "q"),
      "f");
  EXPECT_EQ(in_c(R"(void *memcpy(void *d, const void *s, size_t n);
                    struct one { fn a; }; struct two { fn b; };
                    void m(void) { static struct one s, *o = &s; static struct two r, *t = &r; o->a = f; memcpy(t, o, 4); t->b(); })",
                 "t->b"),
            "f");
}

TEST(FlowC, AllocatedMemory) {
  const std::string text = R"(
    void *malloc(size_t n); struct other { fn run; };
    void use(void *p) { ((struct ops *)p)->run(); }
    void m(void) { struct ops *o = malloc(12); o->run = f; use(o);
      struct other *x = malloc(4); x->run = g; fn *a = malloc(8); a[1] = h; a[0](); })";
  EXPECT_EQ(in_c(text, "((struct ops *)p)->run"), "f");
  EXPECT_EQ(in_c(text, "a[0]"), "h");
}

TEST(FlowC, LibraryFunctionsThatCallTheirArgument) {
  const SolvedSource solved({{"a.c", start + R"(
    void qsort(void *base, size_t n, size_t size, int (*compare)(const void *, const void *));
    int by_size(const void *a, const void *b) { return a != b; }
    int by_name(const void *a, const void *b) { return a == b; }
    void m(int *all) { qsort(all, 3, 4, by_size); })"}});
  EXPECT_EQ(solved.problems, "");
  EXPECT_EQ(solved.called_by("qsort"), "by_size");
}

TEST(FlowC, APointerThatIsVolatileConstAndStatic) {
  EXPECT_EQ(in_c(R"(void *memset(void *, int, size_t);
                    static void *(*const volatile clear)(void *, int, size_t) = memset;
                    void m(void *p) { clear(p, 0, 4); })",
                 "clear"),
            "memset");
}

TEST(FlowC, AtomicPointers) {
  EXPECT_EQ(in_c("_Atomic(fn) p; void m(void) { p = f; p(); }", "p"), "f");
  EXPECT_EQ(in_c("fn p; void m(void) { fn old = __atomic_exchange_n(&p, g, 0); p(); }", "p"), "g");
}

TEST(FlowC, Assembly) {
  EXPECT_EQ(in_c("void m(void) { fn p; __asm__(\"mov %0, #1\" : \"=r\"(p)); p(); }", "p"),
            "unknown");
  EXPECT_EQ(in_c("void m(void) { fn p = f; __asm__(\"\" : \"+r\"(p)); p(); }", "p"), "f");
  EXPECT_EQ(in_c("void m(void) { static struct ops s, *o = &s; __asm__(\"stm %0, {r0}\" ::\"r\"(o) "
                 ": \"memory\"); o->run(); }",
                 "o->run"),
            "unknown");
}

TEST(FlowC, TwoStaticFunctionsOfOneNameAreTwo) {
  SolvedSource solved({{"a.c", start + "static fn in_a; static void same(fn p) { in_a = p; } "
                                       "void m(void) { same(f); in_a(); }"},
                       {"b.c", start + "static fn in_b; static void same(fn p) { in_b = p; } "
                                       "void k(void) { same(g); in_b(); }"}});
  EXPECT_EQ(solved.problems, "");
  EXPECT_EQ(solved.callees("in_a"), "f");
  EXPECT_EQ(solved.callees("in_b"), "g");
}

TEST(FlowC, TwoRecordsOfOneNameAreTwo) {
  SolvedSource solved(
      {{"a.c", start + "struct s { fn p; }; void m(struct s *s) { s->p = f; s->p(); }"},
       {"b.c", start + "struct s { int n; fn p; }; void k(struct s *t) { t->p = g; t->p(); }"}});
  EXPECT_EQ(solved.callees("s->p"), "f");
  EXPECT_EQ(solved.callees("t->p"), "g");
}

TEST(FlowC, ARecordOfAHeaderIsOneInAllUnits) {
  SolvedSource solved({{"o.h", start + "extern struct ops shared; fn get(void);"},
                       {"a.c",
                        "#include \"o.h\"\nstruct ops shared = {1, f, g};"
                        "fn get(void) { return h; }"},
                       {"b.c", "#include \"o.h\"\nvoid m(void) { shared.run(); get()(); }"}});
  EXPECT_EQ(solved.problems, "");
  EXPECT_EQ(solved.callees("shared.run"), "f");
  EXPECT_EQ(solved.callees("get()"), "h");
}

TEST(FlowC, AVariableThatUnitsDeclareWithRecordsOfTheirOwn) {
  SolvedSource solved({{"a.c", start + "struct mine { fn p; }; struct mine shared = {f};"},
                       {"b.c", start + "struct its { fn q; }; extern struct its shared;"
                                       "void m(void) { shared.q(); }"}});
  EXPECT_EQ(solved.callees("shared.q"), "f");
}

TEST(FlowC, WhatIsNotDefinedIsUnknown) {
  EXPECT_EQ(in_c("extern fn p; void m(void) { p(); }", "p"), "unknown");
  EXPECT_EQ(in_c("fn find(int); void m(void) { find(1)(); }", "find(1)"), "unknown");
  EXPECT_EQ(
      in_c("void fill(struct ops *); void m(void) { struct ops o; fill(&o); o.run(); }", "o.run"),
      "unknown");
}

TEST(FlowC, AnAliasIsTheFunctionItNames) {
  EXPECT_EQ(in_c(R"(void target(fn p) { p(); } void other(fn) __attribute__((alias("target")));
                    void m(void) { void (*q)(fn) = other; q(g); })",
                 "p"),
            "g");
}

TEST(FlowC, StaticLocalsKeepTheirValue) {
  EXPECT_EQ(in_c(R"(fn swap(fn next) { static fn last = f; fn old = last; last = next; return old; }
                    void m(void) { swap(g)(); })",
                 "swap(g)"),
            "f g");
}

TEST(FlowC, UnnamedMembersBelongToTheRecordAround) {
  EXPECT_EQ(in_c(R"(struct s { int n; union { fn a; fn b; }; struct { fn c; }; };
                    void m(struct s *s) { s->a = f; s->c = g; s->b(); })",
                 "s->b"),
            "f");
}

}  // namespace
}  // namespace stackcheck
