#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "facts/summary.h"
#include "source/tests/scratch.h"

namespace stackcheck {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

class FlowExtract : public testing::Test {
 protected:
  UnitFlow flow_of(const std::string &name, const std::string &text) {
    const CompiledUnit unit = scratch.compile_text(std::string(m3) + " -O1", name, text);
    EXPECT_EQ(first_problem(unit), "");
    return unit.flow;
  }

  /// A flow without its place, the name of the unit shortened to "U".
  std::string shown(const Flow &flow, const std::string &name) const {
    static const char *const kinds[] = {"value", "copy", "load", "store", "deref-as"};
    std::string text =
        std::string(kinds[static_cast<int>(flow.kind)]) + " " + flow.to + " " + flow.from;
    const std::string unit = scratch.directory / name;
    for (std::size_t at; (at = text.find(unit)) != text.npos;) text.replace(at, unit.size(), "U");
    return text;
  }

  std::vector<std::string> flows(const std::string &name, const std::string &text) {
    std::vector<std::string> all;
    for (const Flow &flow : flow_of(name, text).flows) all.push_back(shown(flow, name));
    return all;
  }

  Signature signature(const std::string &text) {
    for (const FunctionFlow &function : flow_of("a.c", text).functions)
      if (function.symbol == "f") return function.signature;
    ADD_FAILURE() << "no f";
    return {};
  }

  Scratch scratch;
};

TEST_F(FlowExtract, SlotsAreNamedByWhoSeesThem) {
  EXPECT_THAT(
      flows("a.c", R"(void f(void);
static void g(void) {}
void (*global)(void) = f;
static void (*own)(void) = g;
void k(void) {
  void (*local)(void) = f;
  global = local; own();
}
)"),
      ElementsAre("value variable:U#k#local:6 function:f", "value variable:U#own function:U#g",
                  "value variable:global function:f", "copy variable:global variable:U#k#local:6"));
}

TEST_F(FlowExtract, FieldsAreNamedByTheirRecordAndItsPlace) {
  scratch.write("o.h", "struct ops { int n; void (*run)(void); };\n");
  EXPECT_THAT(flows("a.c", "#include \"o.h\"\nvoid f(void); struct ops o = {1, f};\n"),
              Contains("value field:ops@o.h:1.run function:f"));
}

TEST_F(FlowExtract, AssemblerNamesAreTheSymbols) {
  EXPECT_THAT(flows("a.c", "void f(void) __asm__(\"g\"); void (*p)(void) = f;"),
              ElementsAre("value variable:p function:g"));
  const UnitFlow flow = flow_of("a.c", "void m(int *a, int *b) { __builtin_memcpy(a, b, 4); }");
  ASSERT_EQ(flow.calls.size(), 1u);
  EXPECT_EQ(flow.calls[0].callee, "memcpy");
}

TEST_F(FlowExtract, ArithmeticIsNoFlow) {
  EXPECT_THAT(flows("a.c", R"(static int sum(int a, short b) { return a * b + 1; }
struct point { int x, y; }; static struct point p;
int f(short n) { p.x += sum(p.y, n); short t[3] = {1, n, 3}; return t[1] > 2; }
)"),
              ElementsAre("copy return:U#sum bytes", "copy return:f bytes"));
}

TEST_F(FlowExtract, EachFlowIsStatedOnce) {
  const std::vector<std::string> all = flows("a.c", R"(void f(void); void (*p)(void);
void a(void) { p = f; p = f; } void b(void) { p = f; })");
  EXPECT_THAT(all, ElementsAre("value variable:p function:f"));
}

TEST_F(FlowExtract, UnusedDeclarationsSayNothing) {
  EXPECT_THAT(flows("a.c", R"(void f(void); struct ops { void (*run)(void); };
static const struct ops unused = {f}; static inline void never(struct ops *o) { o->run(); }
)"),
              IsEmpty());
}

TEST_F(FlowExtract, SignaturesSayHowArgumentsArePassed) {
  Signature s = signature(
      "struct r { int a[3]; }; int f(char *p, long long w, double d, struct r r, char c) "
      "{ return 0; }");
  EXPECT_EQ(s.result, PassClass::word);
  EXPECT_THAT(s.parameters, ElementsAre(PassClass::word, PassClass::wide, PassClass::real,
                                        PassClass::record, PassClass::word));
  EXPECT_EQ(s.type, "int (char *, long long, double, struct r, char)");
  EXPECT_TRUE(s.prototyped);
  EXPECT_FALSE(s.variadic);
  EXPECT_TRUE(signature("void f(int n, ...) {}").variadic);
  EXPECT_FALSE(signature("void f() {}").prototyped);
}

TEST_F(FlowExtract, LayoutsSayWhereThePointersAre) {
  const UnitFlow flow = flow_of("a.c", R"(struct in { short n; void *p; };
struct out { char c; struct in in[3]; int n; void (*f[2])(void); };
void use(void *); void m(struct out *o) { use(o->f[1]); struct out copy = *o; use(&copy); }
)");
  for (const Record &record : flow.records) {
    if (record.name != "out@a.c:2") continue;
    ASSERT_EQ(record.leaves.size(), 2u);
    EXPECT_EQ(record.leaves[0].offset_bytes, 8u);
    EXPECT_EQ(record.leaves[0].stride_bytes, 8u);
    EXPECT_EQ(record.leaves[0].count, 3u);
    EXPECT_EQ(record.leaves[1].slot, "field:out@a.c:2.f");
    EXPECT_EQ(record.leaves[1].offset_bytes, 32u);
    EXPECT_EQ(record.leaves[1].count, 2u);
    return;
  }
  ADD_FAILURE() << "no layout of struct out";
}

TEST_F(FlowExtract, VariablesAreDefinedHereOrNot) {
  const UnitFlow flow = flow_of("a.c", R"(extern void (*there)(void); void (*here)(void);
extern int number; extern void (*unused)(void);
void m(void) { there(); here(); number = 1; }
)");
  EXPECT_THAT(flow.undefined_variables, ElementsAre("variable:there"));
  EXPECT_THAT(flow.defined_variables, ElementsAre("variable:here"));
}

TEST_F(FlowExtract, AddressTakenIsNotCalled) {
  for (const FunctionFlow &function :
       flow_of("a.c", "void f(void) {} void g(void) { f(); } void (*p)(void) = g;").functions)
    EXPECT_EQ(function.address_taken, function.symbol == "g") << function.symbol;
}

TEST_F(FlowExtract, EveryCallThroughAValueIsASite) {
  const UnitFlow flow = flow_of("a.cpp", R"(using fn = void (*)();
struct V { virtual void go(); virtual ~V(); fn p; void (V::*m)(); };
void f(fn p = nullptr); inline fn pick(fn p) { return p; }
struct G { fn end; ~G() { end(); } G() { end(); } };
void m(V *v, fn p, fn *t) {
  v->go(); v->p(); (v->*(v->m))(); delete v; t[1](); pick(p)(); f();
  auto l = [&] { p(); }; l(); G g; for (int i = 0; i < 2; ++i) (i ? p : *t)();
}
fn early = pick(nullptr); int once = (early(), 1);
)");
  std::set<std::string> sites;
  for (const CallFlow &call : flow.calls)
    if (call.form != CallForm::direct)
      sites.insert(std::to_string(call.where.line) + ":" + std::to_string(call.where.column) +
                   call.field + call.expression);
  EXPECT_EQ(sites.size(), 11u);
}

TEST_F(FlowExtract, TheSameSourceGivesTheSameFlow) {
  const std::string text =
      R"(struct s { void (*p)(void); struct s *n; }; union u { struct s s; void *v; };
void f(void); void m(union u *u, struct s *s) { s->p = f; u->s = *s; s->n->p(); }
)";
  Unit one, other;
  one.flow = flow_of("a.c", text);
  other.flow = flow_of("a.c", text);
  EXPECT_EQ(to_json(one), to_json(other));
}

TEST_F(FlowExtract, CalledNamesAreAllThatACallMayBeKnownBy) {
  const UnitFlow flow = flow_of("a.cpp", R"(
namespace net { int receive(int); int unused(int); }
#define RECEIVE(s) net::receive(s)
#define GET RECEIVE
typedef int (*handler)(int);
struct Stream { virtual int read() = 0; };
struct Socket : Stream { int read() override; };
struct table { int (*get)(int); int count; };
static inline int never_emitted(Socket &socket) { return socket.read(); }
template <typename T> int through(T &t) { return t.read(); }
struct Pipe { int read(); };
int f(Pipe &pipe) { return GET(1) + through(pipe); }
)");
  EXPECT_THAT(flow.called_names,
              ElementsAre("GET", "Pipe::read", "RECEIVE", "Socket::read", "Stream::read", "handler",
                          "net::receive", "table.get", "through"));
}

}  // namespace
}  // namespace stackcheck
