// Joining with the flow of function pointers.

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "program/tests/stated_flow.h"

namespace stackcheck {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

using stated_flow::callees;
using stated_flow::node;
using stated_flow::open;
using stated_flow::program;
using stated_flow::StatedFlow;
using stated_flow::sums;

TEST(JoinFlow, AResolvedCallLeadsToItsTargetsAndNoOther) {
  const Program joined = program(R"(
    f 16: icall @12 at 7:3; itail @0 at 8:3
    site f 7:3 - p
    site f 8:3 - q
    g 8
    h 8
    other 8)",
                                 "p : g h\n q : g");
  const Node &f = node(joined, "f");
  EXPECT_THAT(callees(joined, "f"), ElementsAre("a.c:g", "a.c:h", "a.c:g"));
  EXPECT_EQ(f.edges[0].origin, EdgeOrigin::pointer_flow);
  EXPECT_EQ(f.edges[0].depth_bytes, 12u);
  EXPECT_EQ(f.edges[0].where, (Location{"a.c", 7, 3}));
  EXPECT_FALSE(f.edges[0].tail);
  EXPECT_TRUE(f.edges[2].tail);
  EXPECT_THAT(f.assumptions, IsEmpty());
  EXPECT_EQ(sums(joined), "2 0 0");
}

TEST(JoinFlow, ACallMergedOfTwoLeadsWhereEitherDoes) {
  for (const char *place : {"7:0", "0"}) {
    const Program joined = program(std::string("f 8: icall @8 at ") + place + R"(
      site f 7:3 - p
      site f 7:9 - q
      g 8
      h 8
      other 8)",
                                   "p : g\n q : h");
    EXPECT_THAT(callees(joined, "f"), ElementsAre("a.c:g", "a.c:h")) << place;
    EXPECT_THAT(open(joined, "f"), IsEmpty());
  }
}

TEST(JoinFlow, ACallMayStandForSitesThatNoMachineCallAccountsFor) {
  const std::string units = R"(
    site f 7:3 - p
    site f 9:3 - q
    g 8
    h 8)";
  const std::string flow = "p : g\n q : h";
  EXPECT_THAT(callees(program("f 8: icall @8 at 7:3" + units, flow), "f"),
              ElementsAre("a.c:g", "a.c:h"));
  EXPECT_THAT(callees(program("f 8: icall @8 at 7:3; icall @8 at 9:3" + units, flow), "f"),
              ElementsAre("a.c:g", "a.c:h"));
  EXPECT_EQ(sums(program("f 8: icall @8 at 7:3; icall @8 at 9:3" + units, flow)), "2 0 0");
}

TEST(JoinFlow, TheSameCallStatedTwiceLeadsWhereEitherDoes) {
  std::vector<Unit> units = program_text::units(R"(
    f 8: icall @8 at 7:3
    site f 7:3 - p
    g 8
    h 8)");
  units[0].flow.calls.push_back(units[0].flow.calls[0]);
  struct TwoAnswers : StatedFlow {
    using StatedFlow::StatedFlow;
    SiteResult second{SiteVerdict::resolved, {{0, "h"}}, {}};
    const SiteResult &site(std::size_t unit, std::size_t call) const override {
      return call == 1 ? second : StatedFlow::site(unit, call);
    }
  };
  const TwoAnswers stated(units, "p : g");
  EXPECT_THAT(callees(join(std::move(units), {}, &stated), "f"), ElementsAre("a.c:g", "a.c:h"));
}

TEST(JoinFlow, ACallThatIsNeverMadeIsCountedAsSuch) {
  const Program joined = program(R"(
    f 8: icall @8 at 7:3; icall @8 at 8:3; call g @8
    site f 7:3 - p
    site f 8:3 - q
    g 8)",
                                 "p never\n q : g");
  EXPECT_THAT(callees(joined, "f"), ElementsAre("a.c:g", "a.c:g"));
  EXPECT_THAT(open(joined, "f"), IsEmpty());
  EXPECT_EQ(sums(joined), "2 1 0");
}

TEST(JoinFlow, ANeverMadeCallMergedWithAMadeOneIsMade) {
  const Program joined = program(R"(
    f 8: icall @8 at 7:0
    site f 7:3 - p
    site f 7:9 - q
    g 8)",
                                 "p never\n q : g");
  EXPECT_THAT(callees(joined, "f"), ElementsAre("a.c:g"));
  EXPECT_EQ(sums(joined), "1 0 0");
}

TEST(JoinFlow, ADoubtLeavesTheCallOpenAndKeepsWhatIsKnown) {
  const Program joined = program(R"(
    f 8: icall @8 at 7:3
    site f 7:3 io.send io->send
    g 8)",
                                 "io->send ? rom : g");
  EXPECT_THAT(callees(joined, "f"), ElementsAre("a.c:g"));
  EXPECT_THAT(open(joined, "f"),
              ElementsAre("unresolved-indirect-call io->send (field io.send); rom"));
  EXPECT_EQ(node(joined, "f").open_calls[0].depth_bytes, 8u);
  EXPECT_EQ(sums(joined), "0 0 1");
}

TEST(JoinFlow, ADoubtWithoutTargetsIsNotANeverMadeCall) {
  const Program joined = program("f 8: icall @8 at 7:3\n site f 7:3 - p", "p ? rom");
  EXPECT_EQ(open(joined, "f").size(), 1u);
  EXPECT_EQ(sums(joined), "0 0 1");
}

TEST(JoinFlow, ADoubtAboutOneOfTwoMergedCallsIsADoubt) {
  const Program joined = program(R"(
    f 8: icall @8 at 7:0
    site f 7:3 - p
    site f 7:9 - q
    g 8)",
                                 "p : g\n q ? rom");
  EXPECT_THAT(callees(joined, "f"), ElementsAre("a.c:g"));
  EXPECT_THAT(open(joined, "f"), ElementsAre(HasSubstr("rom")));
}

TEST(JoinFlow, BySignatureIsAnAssumption) {
  const Program joined = program("f 8: icall @8 at 7:3\n site f 7:3 - p\n g 8", "p ~ kept : g");
  EXPECT_THAT(callees(joined, "f"), ElementsAre("a.c:g"));
  EXPECT_THAT(open(joined, "f"), IsEmpty());
  EXPECT_THAT(node(joined, "f").assumptions,
              ElementsAre("the call of p in f goes to a function of its signature; kept"));
}

TEST(JoinFlow, AStaticTargetIsThatOfItsUnit) {
  const std::string units = R"(
    unit a.c
    f 8: icall @8 at 7:3
    site f 7:3 - p
    static work 8
    unit b.c
    static work 16
    unit c.c
    work 32)";
  EXPECT_THAT(callees(program(units, "p : b.c#work"), "f"), ElementsAre("b.c:work"));
  EXPECT_THAT(callees(program(units, "p : a.c#work c.c#work"), "f"),
              ElementsAre("a.c:work", "c.c:work"));
}

TEST(JoinFlow, AStaticCallerIsKnownByItsLinkerSymbol) {
  std::vector<Unit> units = program_text::units("static f 8: icall @8 at 7:3\n site f 7:3 - p\n g 8");
  units[0].flow.calls[0].caller = "a.c#f";
  const StatedFlow stated(units, "p : g");
  EXPECT_THAT(callees(join(std::move(units), {}, &stated), "f"), ElementsAre("a.c:g"));
}

TEST(JoinFlow, ATargetWithoutSourceIsWhatTheLinkerTakes) {
  const Program joined = program(R"(
    unit a.c
    f 8: icall @8 at 7:3
    site f 7:3 - p
    static free 4
    unit libc.a(free.o)
    free 16)",
                                 "p : any#free");
  EXPECT_THAT(callees(joined, "f"), ElementsAre("libc.a(free.o):free"));
}

TEST(JoinFlow, AnAliasAsTargetIsTheFunctionItNames) {
  const Program joined = program(R"(
    f 8: icall @8 at 7:3
    site f 7:3 - p
    static alias other = g
    g 8)",
                                 "p : other");
  EXPECT_THAT(callees(joined, "f"), ElementsAre("a.c:g"));
}

TEST(JoinFlow, AMethodIsAlsoReachedByItsThunks) {
  const std::string units = R"(
    unit a.c
    f 8: icall @8 at 7:3
    site f 7:3 - p
    unit b.c
    _ZN1S4copyEv 8
    _ZTchn4_h4_N1S4copyEv 16: call _ZN1S4copyEv @16
    _ZThn4_N1S4otherEv 16: tail _ZN1S5otherEv @0)";
  const std::vector<std::string> both = {"b.c:_ZN1S4copyEv", "b.c:_ZTchn4_h4_N1S4copyEv"};
  EXPECT_EQ(callees(program(units, "p : b.c#_ZN1S4copyEv"), "f"), both);
  EXPECT_EQ(callees(program(units, "p ? rom", "call f = _ZN1S4copyEv"), "f"), both);
}

TEST(JoinFlow, ATargetThatTheProgramDoesNotHaveLeavesTheCallOpen) {
  const Program joined = program(R"(
    f 8: icall @8 at 7:3
    site f 7:3 - p
    g 8)",
                                 "p : g any#nowhere");
  EXPECT_THAT(callees(joined, "f"), ElementsAre("a.c:g"));
  EXPECT_THAT(open(joined, "f"), ElementsAre("unknown-external nowhere"));
  EXPECT_EQ(sums(joined), "0 0 1");
}

TEST(JoinFlow, AStaticTargetThatTheOptimiserRemovedIsNone) {
  const auto join_without = [](auto... change) {
    std::vector<Unit> units = program_text::units(R"(
      f 8: icall @8 at 7:3
      site f 7:3 - p
      g 8)");
    FunctionFlow removed;
    removed.symbol = "a.c#gone";
    removed.linker_symbol = "gone";
    removed.where = {"a.c", 3, 1};
    units[0].flow.functions.push_back(removed);
    (change(units[0]), ...);
    const StatedFlow stated(units, "p : g gone");
    return join(std::move(units), {}, &stated);
  };
  const std::vector<std::string> missing = {"unknown-external gone"};
  EXPECT_THAT(callees(join_without(), "f"), ElementsAre("a.c:g"));
  EXPECT_THAT(open(join_without(), "f"), IsEmpty());
  EXPECT_EQ(open(join_without([](Unit &unit) { unit.flow.functions[0].symbol = "gone"; }), "f"),
            missing);  // other units may define it
  EXPECT_EQ(open(join_without([](Unit &unit) { unit.flow.functions.clear(); }), "f"), missing);
  EXPECT_EQ(open(join_without([](Unit &unit) { unit.evidence.object = "a.o"; }), "f"), missing);
  EXPECT_EQ(open(join_without([](Unit &unit) {
                   unit.flow.functions.push_back(unit.flow.functions[0]);
                   unit.flow.functions[1].symbol = "a.c#real";
                 }),
                 "f"),
            missing);  // an alias
}

TEST(JoinFlow, LibraryCodeCallsWhatItsModelSays) {
  const Program joined = program(R"(
    unit a.c
    f 8: call qsort @8; call strange @8
    g 8
    h 8
    unit libc.a(qsort.o)
    qsort 24: icall @24
    unit libx.a(x.o)
    strange 24: icall @24)",
                                 "external qsort : g");
  EXPECT_THAT(callees(joined, "qsort"), ElementsAre("a.c:g"));
  EXPECT_THAT(open(joined, "qsort"), IsEmpty());
  EXPECT_THAT(callees(joined, "strange"), IsEmpty());
  EXPECT_THAT(open(joined, "strange"),
              ElementsAre(HasSubstr("unresolved-indirect-call its source was not seen")));
}

TEST(JoinFlow, AModelOfACallerSaysNothingOfOtherLibraryFunctions) {
  const Program joined = program(R"(
    unit a.c
    g 8
    unit libc.a(qsort.o)
    qsort 24: call swap @24
    static swap 8: icall @8)",
                                 "external qsort : g");
  EXPECT_EQ(open(joined, "swap").size(), 1u);
}

constexpr const char *two_calls = R"(
    f 8: icall @8 at 7:3; icall @8 at 8:3
    site f 7:3 io.send io->send
    site f 8:3 - q
    g 8
    h 8)";

TEST(JoinFlow, AFactWinsOverTheFlowWhereItAppliesOnly) {
  const Program joined = program(two_calls, "io->send : g\n q : g", "field io.send = h");
  EXPECT_THAT(callees(joined, "f"), ElementsAre("a.c:h", "a.c:g"));
  EXPECT_EQ(node(joined, "f").edges[0].origin, EdgeOrigin::user_fact);
  EXPECT_EQ(node(joined, "f").edges[1].origin, EdgeOrigin::pointer_flow);
  EXPECT_THAT(node(joined, "f").assumptions, ElementsAre(HasSubstr("goes to h: because")));
  EXPECT_THAT(joined.unused_facts, IsEmpty());
}

TEST(JoinFlow, AFactSettlesWhatTheFlowDoubts) {
  const Program joined = program(two_calls, "io->send ? rom : g\n q ? rom", "call f = h");
  EXPECT_THAT(callees(joined, "f"), ElementsAre("a.c:h", "a.c:h"));
  EXPECT_THAT(open(joined, "f"), IsEmpty());
}

TEST(JoinFlow, AFactAboutACallThatIsNeverSetAddsItsTargets) {
  const Program joined = program(two_calls, "io->send never\n q : g", "field io.send = h");
  EXPECT_THAT(callees(joined, "f"), UnorderedElementsAre("a.c:h", "a.c:g"));
  EXPECT_EQ(sums(joined), "2 0 0");
}

TEST(JoinFlow, AFactAboutOneOfTwoMergedCallsLeavesTheOtherToTheFlow) {
  const Program joined = program(R"(
    f 8: icall @8 at 7:0
    site f 7:3 io.send io->send
    site f 7:9 - q
    g 8
    h 8)",
                                 "io->send : h\n q ? rom", "field io.send = h");
  EXPECT_THAT(open(joined, "f"), ElementsAre(HasSubstr("rom")));
}

TEST(JoinFlow, TheCallsAndRootsOfTheFlowAreListed) {
  std::vector<Unit> units = program_text::units(two_calls);
  StatedFlow stated(units, "io->send : g h\n q never");
  stated.roots_ = {{{0, "h"}, "task", "passed to start", {"a.c", 3, 1}}};
  const Program joined = join(std::move(units), {}, &stated);
  ASSERT_EQ(joined.indirect_calls.size(), 2u);
  EXPECT_EQ(joined.indirect_calls[0].expression, "io->send");
  EXPECT_THAT(joined.indirect_calls[0].targets, ElementsAre("g", "h"));
  EXPECT_EQ(joined.indirect_calls[1].verdict, SiteVerdict::never_set);
  EXPECT_EQ(joined.offered_roots, stated.roots_);
}

}  // namespace
}  // namespace stackcheck
