#include "bound/bound.h"

#include <gmock/gmock.h>

#include "bound/call_paths.h"
#include "program/tests/program_text.h"

namespace stackcheck {
namespace {

using program_text::program;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

NodeId id_of(const Program &program, const std::string &name) {
  return find_function(program, name).at(0);
}

Bound bound(const Program &program, const std::string &start = "f") {
  return bound_from(program, id_of(program, start));
}

Bound bound(const std::string &units, const std::string &facts = "") {
  return bound(program(units, facts));
}

/// "function +bytes =depth" of every step.
std::vector<std::string> steps(const Bound &bound) {
  std::vector<std::string> texts;
  for (const ChainStep &step : bound.chain)
    texts.push_back(step.function + " +" + std::to_string(step.bytes) + " =" +
                    std::to_string(step.depth_bytes));
  return texts;
}

/// "reason function: detail" of every reason.
std::vector<std::string> reasons(const Bound &bound) {
  std::vector<std::string> texts;
  for (const BoundReason &reason : bound.reasons)
    texts.push_back(std::string(to_name(reason.unknown.reason)) + " " + reason.function + ": " +
                    reason.unknown.detail);
  return texts;
}

void expect(const Bound &bound, BoundType type, std::uint32_t bytes) {
  EXPECT_EQ(bound.type, type);
  EXPECT_EQ(bound.bytes, bytes);
  EXPECT_EQ(bound.reasons.empty(), type != BoundType::unbounded);
}

TEST(Bound, AFunctionOnItsOwnGoesAsDeepAsItsReach) {
  expect(bound("f 16"), BoundType::exact, 16);
  expect(bound("f 16 reach 32"), BoundType::exact, 32);
}

TEST(Bound, ACalleeStartsAtTheDepthOfTheCall) {
  const Bound result = bound("f 16: call g @12 at 3:1; call h @4\n g 8\n h 10");
  expect(result, BoundType::exact, 20);
  EXPECT_THAT(steps(result), ElementsAre("f +12 =12", "g +8 =20"));
  EXPECT_EQ(result.chain[0].where, (Location{"a.c", 3, 1}));
  EXPECT_EQ(result.chain[1].where, (Location{"a.c", 2, 1}));
}

TEST(Bound, TheOwnFrameCountsWhereItIsDeeperThanAllCalls) {
  const Bound result = bound("f 100: call g @4\n g 8");
  expect(result, BoundType::exact, 100);
  EXPECT_THAT(steps(result), ElementsAre("f +100 =100"));
}

TEST(Bound, TheReachOfEveryFunctionOnTheWayCounts) {
  expect(bound("f 16: call g @16\n g 8 reach 64: call h @8\n h 8"), BoundType::exact, 80);
}

TEST(Bound, ATailCallStartsAtWhatIsLeft) {
  expect(bound("f 16: tail g @0\n g 24"), BoundType::exact, 24);
  expect(bound("f 32: tail g @0\n g 24"), BoundType::exact, 32);
}

TEST(Bound, UnknownsOfAFunctionLeaveNoBoundAndTheDeepestKnown) {
  const Bound result = bound("f 16: call g @16\n g 8 dynamic-stack");
  expect(result, BoundType::unbounded, 24);
  EXPECT_THAT(reasons(result), ElementsAre("dynamic-stack g: "));
  EXPECT_THAT(result.reasons[0].path, ElementsAre("f", "g"));
  EXPECT_THAT(steps(result), ElementsAre("f +16 =16", "g +8 =24"));
}

TEST(Bound, OpenCallsLeaveNoBound) {
  const Bound result = bound("f 16: call g @16; icall @8 at 5:1\n g 40");
  expect(result, BoundType::unbounded, 56);
  EXPECT_EQ(result.reasons[0].unknown.reason, Reason::unresolved_indirect_call);
  EXPECT_EQ(result.reasons[0].unknown.where, (Location{"a.c", 5, 1}));
}

TEST(Bound, OnlyWhatTheStartReachesCounts) {
  const Program joined = program("f 16\n g 8 dynamic-stack: call nowhere @8");
  expect(bound(joined, "f"), BoundType::exact, 16);
  expect(bound(joined, "g"), BoundType::unbounded, 8);
}

TEST(Bound, EachReasonStandsOnceWithTheShortestPath) {
  const Bound result = bound("f 0: call g @0; call h @0\n g 0: call h @0\n h 0: call x @0");
  EXPECT_THAT(reasons(result), ElementsAre("unknown-external h: x"));
  EXPECT_THAT(result.reasons[0].path, ElementsAre("f", "h"));
}

TEST(Bound, TwoMissingFunctionsAtOnePlaceAreTwoReasons) {
  EXPECT_EQ(bound("f 0: call x @0; call y @0").reasons.size(), 2u);
}

TEST(Bound, AssumptionsOfAllReachableFunctionsWeakenIt) {
  const Bound result = bound("f 16: call g @0; call h @16\n g 4\n h 8", "frame g 4");
  expect(result, BoundType::at_most, 24);
  EXPECT_THAT(result.assumptions, ElementsAre("g reaches at most 4 bytes: because (b.json:1)"));
}

TEST(Bound, DepthsThatDoNotFitAreAReasonAndDoNotWrap) {
  const Bound result = bound("f 4294967295: call g @4294967295\n g 8");
  expect(result, BoundType::unbounded, 4294967295u);
  EXPECT_THAT(reasons(result), ElementsAre(HasSubstr("more than 4294967295 bytes")));
  expect(bound("f 4294967295: call g @4294967287\n g 8"), BoundType::exact, 4294967295u);
}

TEST(Recursion, ACycleThatAddsDepthIsAReason) {
  const Bound result = bound(
      "f 8: call g @8 at 1:1\n g 16: call h @16 at 2:1\n"
      "h 4: call g @4 at 3:1");
  expect(result, BoundType::unbounded, 28);
  EXPECT_THAT(reasons(result), ElementsAre("recursion g: g > h (a.c:2), h > g (a.c:3)"));
  EXPECT_THAT(result.reasons[0].path, ElementsAre("g", "h"));
}

TEST(Recursion, AFunctionThatCallsItself) {
  EXPECT_THAT(reasons(bound("f 8: call f @8")), ElementsAre("recursion f: f > f"));
}

TEST(Recursion, ACycleOfTailCallsThatLeaveNothingIsHarmless) {
  const Program joined =
      program("f 8: tail g @0\n g 40: tail h @0\n h 0: tail f @0; call x @4\n x 8");
  for (const char *start : {"f", "g", "h"}) expect(bound(joined, start), BoundType::exact, 40);
  EXPECT_THAT(steps(bound(joined, "h")), ElementsAre("h +0 =0", "f +0 =0", "g +40 =40"));
}

TEST(Recursion, ACycleOfTailCallsThatLeaveSomethingIsNot) {
  expect(bound("f 8: tail g @0\n g 40: tail f @4"), BoundType::unbounded, 40);
}

TEST(Recursion, EveryCycleThatHasToBeSettledIsNamed) {
  const Bound result =
      bound("f 4: call f @4; call g @4\n g 4: call f @4; call h @4\n h 4: call g @4");
  EXPECT_THAT(reasons(result), ElementsAre("recursion f: f > f", "recursion f: f > g, g > f",
                                           "recursion g: g > h, h > g"));
  expect(bound("f 4: call f @4; call g @4\n g 4: call f @4; call h @4\n h 4: call g @4",
               "edge f > f 0\n edge f > g 1\n edge g > h 1"),
         BoundType::at_most, 20);
}

TEST(EdgeFact, UnrollsACycleExactly) {
  const Program joined = program("f 8: call f @8; call g @4\n g 100", "edge f > f 3");
  expect(bound(joined, "f"), BoundType::at_most, 3 * 8 + 4 + 100);
  EXPECT_THAT(bound(joined, "f").assumptions, ElementsAre("f > f at most 3 on the stack: because"));
  EXPECT_THAT(steps(bound(joined, "f")),
              ElementsAre("f +8 =8", "f +8 =16", "f +8 =24", "f +4 =28", "g +100 =128"));
}

TEST(EdgeFact, LeavesOtherCyclesUnbounded) {
  EXPECT_THAT(reasons(bound("f 8: call g @8\n g 8: call f @8; call g @8", "edge g > f 2")),
              ElementsAre("recursion g: g > g"));
}

TEST(EdgeFact, CountsTheEdgesOfAGlobTogether) {
  const std::string units =
      "f 8: call p_a @8; call p_b @8\n p_a 16: call f @16\n p_b 32: call f @32";
  expect(bound(units, "edge f > p_* 2"), BoundType::at_most, 2 * (8 + 32) + 8);
  expect(bound(units, "edge f > p_a 1\n edge f > p_b 1"), BoundType::at_most, 8 + 16 + 8 + 32 + 8);
}

TEST(EdgeFact, CutsACallThatIsNeverMade) {
  const Program joined =
      program("f 8: call g @8; call h @8\n g 100 dynamic-stack\n h 4", "edge f > g 0");
  expect(bound(joined, "f"), BoundType::at_most, 12);
  EXPECT_EQ(bound(joined, "f").assumptions.size(), 1u);
}

TEST(EdgeFact, LimitsTheWholeStackAlsoWithoutACycle) {
  const std::string units = "f 0: call a @8; call b @2\n a 0: call b @8\n b 0: call c @8\n c 0";
  expect(bound(units), BoundType::exact, 24);
  expect(bound(units, "edge * > ? 2"), BoundType::at_most, 16);
}

TEST(EdgeFact, IsNoAssumptionWhereItForbidsNothing) {
  expect(bound("f 8: call g @8\n g 8", "edge f > g 1"), BoundType::exact, 16);
}

TEST(EdgeFact, TooManyCombinationsLeaveTheRecursionAndSaySo) {
  const Program joined =
      program("f 8: call f @8; call g @8\n g 8: call f @8", "edge f > f 1000000000\n edge f > g 2");
  const Bound result = bound(joined, "f");
  EXPECT_EQ(result.type, BoundType::unbounded);
  ASSERT_THAT(reasons(result), Not(IsEmpty()));
  EXPECT_THAT(reasons(result)[0], HasSubstr("the fact at b.json:1 allows too many combinations"));
}

TEST(EdgeFact, AFactThatCannotBeFollowedOnlyRaisesTheResult) {
  const Program joined = program("f 8: call a @8; call g @4\n a 8: call f @8\n g 4: call a @4",
                                 "edge f > a 5\n edge f > g 3");
  const CallPaths all = call_paths(joined, {id_of(joined, "f")});
  EXPECT_THAT(all.given_up, IsEmpty());
  const CallPaths few = call_paths(joined, {id_of(joined, "f")}, 10);
  EXPECT_THAT(few.given_up, ElementsAre(0));
}

std::string first_call(const Program &joined, const FunctionBound &bound) {
  return bound.deepest_call ? joined.nodes[*bound.deepest_call].function.name : "";
}

std::string first_call(const Bound &bound) {
  return bound.chain.size() > 1 ? bound.chain[1].function : "";
}

TEST(BoundFunctions, AgreesWithTheBoundOfEachStart) {
  const Program joined = program(R"(
    f 8: call g @8; call r @4
    g 16 reach 24: tail h @4
    h 8: call missing @8
    r 8: call r @8
    s 8: call s @8
    t 4: call u @4
    u 12)",
                                 "edge s > s 2");
  const std::vector<FunctionBound> bounds = bound_functions(joined);
  ASSERT_EQ(bounds.size(), joined.nodes.size());
  for (NodeId id = 0; id < bounds.size(); ++id) {
    EXPECT_EQ(bounds[id].type, bound_from(joined, id).type) << id;
    EXPECT_EQ(bounds[id].bytes, bound_from(joined, id).bytes) << id;
    EXPECT_EQ(first_call(joined, bounds[id]), first_call(bound_from(joined, id))) << id;
  }
  EXPECT_EQ(bounds[id_of(joined, "t")].bytes, 16u);
  EXPECT_EQ(first_call(joined, bounds[id_of(joined, "t")]), "u");
  EXPECT_EQ(bounds[id_of(joined, "s")].type, BoundType::at_most);
}

/// A chain of `length` functions: f0 calls f1, and so on.
Program chain(std::size_t length) {
  std::vector<Unit> units(1);
  for (std::size_t i = 0; i < length; ++i) {
    Function &function = units[0].functions.emplace_back();
    function.symbol = function.name = "f" + std::to_string(i);
    Call call;
    call.depth_bytes = 8;
    call.callee = "f" + std::to_string(i + 1);
    if (i + 1 < length) function.calls = {call, call};
  }
  return join(std::move(units), {});
}

TEST(BoundFunctions, DeepChainsNeitherOverflowTheStackNorTakeLong) {
  const Program deep = chain(100'000);
  expect(bound(deep, "f0"), BoundType::exact, 8 * 99'999);
  EXPECT_EQ(bound_functions(deep)[id_of(deep, "f0")].bytes, 8u * 99'999);
}

}  // namespace
}  // namespace stackcheck
