#include <gmock/gmock.h>

#include "program/tests/program_text.h"

namespace stackcheck {
namespace {

using program_text::program;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const Node &node(const Program &program, const std::string &symbol, const std::string &unit = "") {
  for (const Node &each : program.nodes)
    if (each.function.symbol == symbol && (unit.empty() || program.units[each.unit].name == unit))
      return each;
  throw std::logic_error("no node " + symbol);
}

/// "unit:symbol" of every callee.
std::vector<std::string> callees(const Program &program, const Node &caller) {
  std::vector<std::string> names;
  for (const Edge &edge : caller.edges) {
    const Node &callee = program.nodes[edge.callee];
    names.push_back(program.units[callee.unit].name + ":" + callee.function.symbol);
  }
  return names;
}

/// "reason detail" of every call that leads nowhere known.
std::vector<std::string> open(const Node &node) {
  std::vector<std::string> reasons;
  for (const OpenCall &call : node.open_calls)
    reasons.push_back(std::string(to_name(call.why.reason)) + " " + call.why.detail);
  return reasons;
}

TEST(Join, AnEdgeKeepsDepthTailAndPlace) {
  const Program joined = program("f 16: call g @12 at 3:5; tail g @0 at 4:1\n g 8");
  const Node &f = node(joined, "f");
  ASSERT_EQ(f.edges.size(), 2u);
  EXPECT_EQ(f.edges[0].depth_bytes, 12u);
  EXPECT_FALSE(f.edges[0].tail);
  EXPECT_EQ(f.edges[0].origin, EdgeOrigin::direct);
  EXPECT_EQ(f.edges[0].where, (Location{"a.c", 3, 5}));
  EXPECT_TRUE(f.edges[1].tail);
}

TEST(Join, NodesAreSortedByUnitNameThenSymbol) {
  const Program joined = program("unit b.c\n z 0\n y 0\n unit a.c\n x 0");
  std::vector<std::string> symbols;
  for (const Node &each : joined.nodes) symbols.push_back(each.function.symbol);
  EXPECT_THAT(symbols, ElementsAre("x", "y", "z"));
  EXPECT_EQ(joined.units[joined.nodes[0].unit].name, "a.c");
}

TEST(Join, AStaticFunctionHidesAGlobalOneInItsUnitOnly) {
  const Program joined = program(R"(
    unit a.c
    f 0: call helper @0
    static helper 8
    unit b.c
    g 0: call helper @0
    unit c.c
    helper 16)");
  EXPECT_THAT(callees(joined, node(joined, "f")), ElementsAre("a.c:helper"));
  EXPECT_THAT(callees(joined, node(joined, "g")), ElementsAre("c.c:helper"));
}

TEST(Join, AStaticFunctionOfAnotherUnitDefinesNothingHere) {
  const Program joined = program("unit a.c\n f 4: call h @4\n unit b.c\n static h 8");
  EXPECT_THAT(open(node(joined, "f")), ElementsAre("unknown-external h"));
  EXPECT_EQ(node(joined, "f").open_calls[0].depth_bytes, 4u);
}

TEST(Join, AStrongDefinitionWinsOverWeakOnes) {
  const Program joined = program(R"(
    unit a.c
    f 0: call handler @0
    weak handler 8
    unit b.c
    handler 16)");
  EXPECT_THAT(callees(joined, node(joined, "f")), ElementsAre("b.c:handler"));
}

TEST(Join, AnOwnCallStaysInItsUnitWhateverOthersDefine) {
  const Program joined = program(R"(
    unit a.c
    f 0: call handler @0 own
    weak handler 8
    unit b.c
    handler 16)");
  EXPECT_THAT(callees(joined, node(joined, "f")), ElementsAre("a.c:handler"));
}

TEST(Join, AllWeakDefinitionsThatDifferArePossible) {
  const Program joined = program(R"(
    f 0: call g @0
    unit b.c
    weak g 8
    unit c.c
    weak g 16
    unit d.c
    weak g 8)");
  EXPECT_THAT(callees(joined, node(joined, "f")), ElementsAre("b.c:g", "c.c:g"));
}

TEST(Join, CopiesThatCallTheirOwnStaticFunctionDiffer) {
  const Program joined = program(R"(
    f 0: call g @0
    unit b.c
    weak g 8: call s @8
    static s 100
    unit c.c
    weak g 8: call s @8
    static s 4)");
  EXPECT_THAT(callees(joined, node(joined, "f")), ElementsAre("b.c:g", "c.c:g"));
}

TEST(Join, SeveralStrongDefinitionsAreAllPossibleAndSaid) {
  const Program joined = program(R"(
    unit a.c
    f 0: call g @0
    unit b.c
    g 8
    unit c.c
    g 16)");
  EXPECT_THAT(callees(joined, node(joined, "f")), ElementsAre("b.c:g", "c.c:g"));
  EXPECT_THAT(node(joined, "f").assumptions,
              ElementsAre("any of several definitions of g is called: b.c, c.c"));
}

TEST(Join, AliasesLeadToTheirFunction) {
  const Program joined = program(R"(
    unit a.c
    f 0: call g2 @0; call g3 @0; call g4 @0
    unit b.c
    alias g3 = g2
    alias g2 = g
    weak alias g4 = g
    g 8
    unit c.c
    g4 100)");
  EXPECT_THAT(callees(joined, node(joined, "f")), ElementsAre("b.c:g", "b.c:g", "c.c:g4"));
}

TEST(Join, AliasesInACircleDefineNothing) {
  const Program joined = program("f 0: call p @0\n alias p = q\n alias q = p");
  EXPECT_THAT(open(node(joined, "f")), ElementsAre("unknown-external p"));
}

TEST(Join, AnIndirectCallWithoutTargetsIsOpenWithWhatTheSourceSays) {
  const Program joined = program(R"(
    f 8: icall @8 at 7:3; icall @4 at 9:1
    site f 7:3 io.send io->send
    site f 9:1 - callback)");
  EXPECT_THAT(open(node(joined, "f")),
              ElementsAre("unresolved-indirect-call io->send (field io.send)",
                          "unresolved-indirect-call callback"));
  EXPECT_EQ(node(joined, "f").open_calls[0].why.where, (Location{"a.c", 7, 3}));
}

TEST(Join, UnitAssumptionsReachEveryFunctionOfTheUnit) {
  const Program joined = program("unit a.c\n assume dropped\n f 0\n unit b.c\n g 0");
  EXPECT_THAT(node(joined, "f").assumptions, ElementsAre("dropped"));
  EXPECT_THAT(node(joined, "g").assumptions, IsEmpty());
}

TEST(Join, ProblemsOfUnitsAreKept) {
  const Program joined = program("unit a.c\n problem unit-not-compiled\n unit b.c\n f 0");
  EXPECT_THAT(joined.problems, ElementsAre(Unknown{Reason::unit_not_compiled, {"a.c", 0, 0}, ""}));
}

TEST(Join, TheSameUnitsInAnotherOrderGiveTheSameEdges) {
  const Program one = program("unit a.c\n f 0: call g @0\n unit b.c\n g 8");
  const Program other = program("unit b.c\n g 8\n unit a.c\n f 0: call g @0");
  EXPECT_EQ(callees(one, node(one, "f")), callees(other, node(other, "f")));
  EXPECT_EQ(one.by_symbol, other.by_symbol);
}

TEST(FindFunction, KnowsSymbolsAliasesAndSourceNames) {
  std::vector<Unit> units = program_text::units(R"(
    unit a.c
    _ZN1n1fEi 0
    alias f2 = _ZN1n1fEi
    static alias f3 = _ZN1n1fEi
    unit b.c
    static helper 0
    unit c.c
    static helper 0)");
  units[0].functions[0].name = "n::f(int)";
  const Program joined = join(std::move(units), {});
  for (const char *name : {"_ZN1n1fEi", "n::f(int)", "n::f", "f2", "f3"})
    EXPECT_THAT(find_function(joined, name), ElementsAre(0)) << name;
  EXPECT_EQ(find_function(joined, "helper").size(), 2u);
  EXPECT_THAT(find_function(joined, "n"), IsEmpty());
}

TEST(FindFunction, LeavesOutWhatLinkingDropped) {
  const Program joined = program("unit a.c\n weak isr 8\n unit b.c\n isr 16");
  ASSERT_EQ(find_function(joined, "isr").size(), 1u);
  EXPECT_EQ(joined.nodes[find_function(joined, "isr")[0]].function.frame_bytes, 16u);
}

TEST(FindRemains, TheFunctionsItWasInlinedIntoAndWhatWasMadeOfIt) {
  const Program joined = program(R"(
    _ZN3app3runEv 40 inlines fetch,_ZN3net3askEi
    isr 24: call h @8 in fetch
    fetch.part.0 16
    h 8 inlines other
  )");
  const auto remains = [&](const std::string &name) {
    std::vector<std::string> symbols;
    for (const NodeId id : find_remains(joined, name))
      symbols.push_back(joined.nodes[id].function.symbol);
    return symbols;
  };
  EXPECT_THAT(remains("fetch"), ElementsAre("_ZN3app3runEv", "fetch.part.0", "isr"));
  EXPECT_THAT(remains("net::ask"), ElementsAre("_ZN3app3runEv"));
  EXPECT_THAT(remains("net::ask(int)"), ElementsAre("_ZN3app3runEv"));
  EXPECT_THAT(remains("_ZN3net3askEi"), ElementsAre("_ZN3app3runEv"));
  EXPECT_THAT(remains("ask"), IsEmpty());
}

TEST(FindRemains, APartAloneIsNotTheFunction) {
  const Program joined = program("fetch.part.0 16\n send.isra.0 8\n send.part.1 8");
  EXPECT_THAT(find_remains(joined, "fetch"), IsEmpty());
  EXPECT_EQ(find_remains(joined, "send").size(), 2u);
}

TEST(Facts, ACallFactNamesTheTargetsOfAFunctionsCalls) {
  const Program joined = program("f 8: icall @8 at 7:3\n g 0\n static h 0", "call f = g h");
  EXPECT_THAT(callees(joined, node(joined, "f")), ElementsAre("a.c:g", "a.c:h"));
  EXPECT_EQ(node(joined, "f").edges[0].origin, EdgeOrigin::user_fact);
  EXPECT_THAT(node(joined, "f").assumptions,
              ElementsAre("the indirect call in f at a.c:7 goes to g, h: because (b.json:1)"));
  EXPECT_THAT(joined.unused_facts, IsEmpty());
}

TEST(Facts, ACallFactOnALineLeavesOtherLinesOpen) {
  const Program joined = program(R"(
    unit src/a.c
    f 8: icall @8 at 7:3; icall @4 at 8:3
    site f 7:3 - p
    site f 8:3 - q
    g 0)",
                                 "call f a.c:7 = g");
  EXPECT_THAT(callees(joined, node(joined, "f")), ElementsAre("src/a.c:g"));
  EXPECT_THAT(open(node(joined, "f")), ElementsAre("unresolved-indirect-call q"));
  EXPECT_EQ(node(joined, "f").open_calls[0].depth_bytes, 4u);
}

TEST(Facts, WithoutTheSourceALineSettlesNothing) {
  const Program joined = program("f 8: icall @8 at 7:3\n g 0", "call f a.c:7 = g");
  EXPECT_EQ(node(joined, "f").open_calls.size(), 1u);
  EXPECT_EQ(joined.unused_facts.size(), 1u);
}

TEST(Facts, AFactAboutAFunctionIsNotAboutThoseInlinedIntoIt) {
  const std::string units = R"(
    f 8: icall @8 at 7:3; icall @8 at 20:3 in h
    site f 7:3 - p
    site h 20:3 - q
    s 0
    r 0)";
  const Program one = program(units, "call f = s");
  EXPECT_THAT(callees(one, node(one, "f")), ElementsAre("a.c:s"));
  EXPECT_THAT(open(node(one, "f")), ElementsAre("unresolved-indirect-call q"));
  EXPECT_THAT(open(node(program(units, "call f = s\n call h = r"), "f")), IsEmpty());
}

TEST(Facts, AFactWithAMissingTargetLeavesTheCallOpen) {
  const Program joined = program("f 8: icall @8\n g 0", "call f = g nowhere");
  EXPECT_THAT(callees(joined, node(joined, "f")), ElementsAre("a.c:g"));
  EXPECT_THAT(open(node(joined, "f")), ElementsAre("unknown-external nowhere, named at b.json:1"));
}

TEST(Facts, AFactWithoutTargetsSettlesNothing) {
  const Program joined = program("f 8: icall @8", "call f =");
  EXPECT_THAT(open(node(joined, "f")), ElementsAre("unresolved-indirect-call "));
  EXPECT_EQ(joined.unused_facts.size(), 1u);
}

constexpr const char *two_sites = R"(
    f 8: icall @8 at 7:3
    site f 7:3 io.send io->send
    site f 9:3 io.recv io->recv
    s 0
    r 0)";

TEST(Facts, AFieldFactSettlesACallThatCanOnlyBeThroughThatField) {
  const Program joined = program(R"(
    f 8: icall @8 at 7:3; icall @8 at 9:3
    site f 7:3 io.send io->send
    site f 9:3 io.recv io->recv
    s 0)",
                                 "field io.send = s");
  EXPECT_THAT(callees(joined, node(joined, "f")), ElementsAre("a.c:s"));
  EXPECT_THAT(open(node(joined, "f")),
              ElementsAre("unresolved-indirect-call io->recv (field io.recv)"));
}

TEST(Facts, ACallThatMayBeTwoMergedOnesNeedsFactsForBoth) {
  const Program one = program(two_sites, "field io.send = s");
  EXPECT_THAT(callees(one, node(one, "f")), IsEmpty());
  EXPECT_EQ(node(one, "f").open_calls.size(), 1u);
  EXPECT_EQ(one.unused_facts.size(), 1u);
  const Program both = program(two_sites, "field io.send = s\n call f a.c:9 = r");
  EXPECT_THAT(callees(both, node(both, "f")), UnorderedElementsAre("a.c:s", "a.c:r"));
  EXPECT_THAT(open(node(both, "f")), IsEmpty());
}

TEST(Facts, AMergedCallWithoutAPlaceMayBeAnyOfTheUnit) {
  const std::string units = R"(
    f 8: icall @8 at 0
    site f 7:3 io.send io->send
    site inlined 20:3 io.recv io->recv
    s 0
    r 0)";
  EXPECT_EQ(node(program(units, "field io.send = s"), "f").open_calls.size(), 1u);
  EXPECT_THAT(open(node(program(units), "f")), ElementsAre(HasSubstr("merged or moved")));
  const Program both = program(units, "field io.send = s\n field io.recv = r");
  EXPECT_THAT(callees(both, node(both, "f")), UnorderedElementsAre("a.c:s", "a.c:r"));
}

TEST(Facts, TwoCallsMergedOnOneLineHaveNoColumn) {
  const std::string units = R"(
    f 8: icall @8 at 7:0
    site f 7:3 io.send io->send
    site g 7:9 io.recv io->recv
    s 0)";
  EXPECT_EQ(node(program(units, "field io.send = s"), "f").open_calls.size(), 1u);
}

TEST(Facts, SitesOfInlinedFunctionsCount) {
  const std::string units = R"(
    f 8: icall @8 at 20:3 in g; call x @0 at 5:1 in h
    site g 20:3 io.send io->send
    site h 30:3 io.recv io->recv
    x 0
    s 0
    r 0)";
  EXPECT_EQ(node(program(units, "field io.send = s"), "f").open_calls.size(), 1u);
  const Program both = program(units, "field io.send = s\n call h = r");
  EXPECT_THAT(callees(both, node(both, "f")), UnorderedElementsAre("a.c:s", "a.c:r", "a.c:x"));
}

TEST(Facts, ADirectCallAtTheSamePlaceAccountsForASite) {
  const std::string sites = R"(
    site f 7:3 io.send io->send
    site f 9:3 io.recv io->recv
    s 0
    r 0)";
  const std::string fact = "field io.send = s";
  const Program same = program("f 8: icall @8 at 7:3; call r @8 at 9:3" + sites, fact);
  EXPECT_THAT(open(node(same, "f")), IsEmpty());
  const Program beside = program("f 8: icall @8 at 7:3; call r @8 at 9:1" + sites, fact);
  EXPECT_EQ(node(beside, "f").open_calls.size(), 1u);
}

TEST(Facts, AFactAboutTheWholeFunctionSettlesWhatNoPlaceTells) {
  const Program joined = program(two_sites, "call f = s r");
  EXPECT_THAT(callees(joined, node(joined, "f")), UnorderedElementsAre("a.c:s", "a.c:r"));
}

TEST(Facts, AFrameFactStandsForAnExternal) {
  const Program joined = program("f 8: call blob @8", "frame blob 100");
  EXPECT_THAT(callees(joined, node(joined, "f")), ElementsAre("b.json:1:blob"));
  EXPECT_EQ(node(joined, "blob").function.reach_bytes, 100u);
  EXPECT_THAT(node(joined, "blob").assumptions,
              ElementsAre("blob reaches at most 100 bytes: because (b.json:1)"));
  EXPECT_THAT(joined.unused_facts, IsEmpty());
}

TEST(Flows, AnInlineFunctionIsWhereItsCodeIs) {
  Unit a = program_text::units("f 8: icall @8 at 7:3\n site f 7:3 - p").front();
  Unit b = program_text::units("unit b.cpp\n weak g 16").front();
  FunctionFlow g;
  g.symbol = g.linker_symbol = g.name = "g";
  a.flow.functions = {g};
  a.flow.flows = {{FlowKind::value, "variable:p", "function:g", {}}};
  a.flow.calls.front().callee = "variable:p";
  const std::vector<Unit> units = {a, b};
  const Program joined = join(units, {}, solve(units).get());
  EXPECT_THAT(callees(joined, node(joined, "f")), ElementsAre("b.cpp:g"));
  EXPECT_THAT(node(joined, "f").open_calls, IsEmpty());
}

TEST(Facts, AFrameFactReplacesTheCodeOfAFunction) {
  const Program joined = program("f 8: call g @8\n g 16 dynamic-stack: icall @16", "frame g 64");
  const Node &g = node(joined, "g");
  EXPECT_EQ(g.function.reach_bytes, 64u);
  EXPECT_THAT(g.function.unknowns, IsEmpty());
  EXPECT_THAT(g.function.calls, IsEmpty());
  EXPECT_THAT(g.open_calls, IsEmpty());
  EXPECT_EQ(g.assumptions.size(), 1u);
}

TEST(Facts, OfTwoFrameFactsTheGreaterHolds) {
  const Program joined = program("g 16", "frame g 64\n frame g 32");
  EXPECT_EQ(node(joined, "g").function.reach_bytes, 64u);
  EXPECT_EQ(node(joined, "g").assumptions.size(), 2u);
}

TEST(Facts, FactsThatMatchNothingAreListed) {
  const Program joined = program("f 8: call g @8\n g 8",
                                 "edge f > g 1\n edge g > f 1\n field x.y = f\n call f = g\n"
                                 "frame nobody_calls_it 8");
  EXPECT_EQ(joined.unused_facts.size(), 4u);
  ASSERT_EQ(joined.edge_facts.size(), 1u);
  EXPECT_EQ(std::get<EdgeFact>(joined.edge_facts[0].fact).caller, "f");
}

}  // namespace
}  // namespace stackcheck
