#include "bound/recursion.h"

#include <gmock/gmock.h>

#include "program/tests/program_text.h"

namespace stackcheck {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Each cycle reached from `f` as "a > b, b > a"; "*" behind a call through a pointer, "!" behind
/// one that a fact limits.
std::vector<std::string> cycles(const std::string &text, const std::string &facts = "") {
  const Program program = join(program_text::units(text), program_text::facts(facts));
  std::vector<std::string> all;
  for (const Recursion &recursion : recursions(program, find_function(program, "f"))) {
    std::string line;
    for (const RecursionStep &step : recursion.steps) {
      line += (line.empty() ? "" : ", ") + step.caller + " > " + step.callee;
      if (step.through_pointer) line += "*";
      if (!step.limits.empty()) line += "!";
    }
    all.push_back(line);
  }
  return all;
}

TEST(Recursions, ACycleIsListedWithItsCallsThroughPointers) {
  EXPECT_THAT(cycles("f 8: call g @8\n g 8: icall @8 at 2:3\n site g 2:3 - p\n h 8: call g @8",
                     "call g = h"),
              ElementsAre("g > h*, h > g"));
}

TEST(Recursions, OneThatFactsLimitIsListedAllTheSame) {
  EXPECT_THAT(cycles("f 8: call f @8", "edge f > f 2"), ElementsAre("f > f!"));
}

TEST(Recursions, OneThatNoEntryReachesIsNot) {
  EXPECT_THAT(cycles("f 8\n g 8: call g @8"), IsEmpty());
}

TEST(Recursions, ALoopOfTailCallsThatAddsNoDepthIsNone) {
  EXPECT_THAT(cycles("f 8: tail g @0\n g 8: tail f @0"), IsEmpty());
}

}  // namespace
}  // namespace stackcheck
