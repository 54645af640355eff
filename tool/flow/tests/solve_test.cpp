#include <gtest/gtest.h>

#include "flow/tests/flow_text.h"

namespace stackcheck {
namespace {

using flow_text::Solved;

TEST(Solve, APointerCallsWhatWasStoredInIt) {
  const Solved solved(R"(
    body f() none taken
    body g() none taken
    variable:p <- function:f
    variable:q <- function:g
    call main pointer variable:p()
  )");
  EXPECT_EQ(solved.at("main"), "f");
}

TEST(Solve, APointerThatNothingSetsIsNeverCalled) {
  const Solved solved(R"(
    body f() none taken
    variable:q <- function:f
    call main pointer variable:p()
  )");
  EXPECT_EQ(solved.at("main"), "never");
}

TEST(Solve, ValuesMoveAlongCopiesAndNotBack) {
  const Solved solved(R"(
    body f() none taken
    body g() none taken
    variable:a <- function:f
    variable:b <- variable:a
    variable:b <- function:g
    call one pointer variable:a()
    call both pointer variable:b()
  )");
  EXPECT_EQ(solved.at("one"), "f");
  EXPECT_EQ(solved.at("both"), "f g");
}

TEST(Solve, LoadsAndStoresGoThroughAddresses) {
  const Solved solved(R"(
    body f() none taken
    body g() none taken
    variable:p <- address:variable:x
    variable:v <- function:f
    *variable:p <- variable:v
    variable:y <- function:g
    temporary:1 <- *variable:p
    call stored pointer variable:x()
    call loaded pointer temporary:1()
    call other pointer variable:y()
  )");
  EXPECT_EQ(solved.at("stored"), "f");
  EXPECT_EQ(solved.at("loaded"), "f");
  EXPECT_EQ(solved.at("other"), "g");
}

TEST(Solve, ArgumentsReachParametersAndResultsComeBack) {
  const Solved solved(R"(
    body f() none taken
    body g() none taken
    body pass(word, word) word
    body other(word) none
    return:pass <- parameter:pass#1
    variable:a <- function:f
    variable:b <- function:g
    call main direct pass(variable:a, variable:b) variable:r
    call inside pointer parameter:pass#0()
    call after pointer variable:r()
    call elsewhere pointer parameter:other#0()
  )");
  EXPECT_EQ(solved.at("inside"), "f");
  EXPECT_EQ(solved.at("after"), "g");
  EXPECT_EQ(solved.at("elsewhere"), "never");
}

TEST(Solve, ArgumentsOfPointerCallsReachTheirTargetsOnly) {
  const Solved solved(R"(
    body f() none taken
    body runs(word) none taken
    body idle(word) none taken
    variable:p <- function:runs
    variable:q <- function:idle
    variable:a <- function:f
    call main pointer variable:p(variable:a)
    call runs pointer parameter:runs#0()
    call idle pointer parameter:idle#0()
  )");
  EXPECT_EQ(solved.at("runs"), "f");
  EXPECT_EQ(solved.at("idle"), "never");
}

TEST(Solve, VariadicArgumentsAreTogether) {
  const Solved solved(R"(
    body f() none taken
    body g() none taken
    body report(word...) none
    variable:a <- function:f
    variable:b <- function:g
    call main direct report(variable:a, variable:b)
    call first pointer parameter:report#0()
    call rest pointer rest:report()
  )");
  EXPECT_EQ(solved.at("first"), "f");
  EXPECT_EQ(solved.at("rest"), "g");
}

TEST(Solve, StaticFunctionsOfTwoUnitsAreTwo) {
  const Solved solved(R"(
    body a.c#f() none taken
    variable:p <- function:a.c#f
    unit b.c
    body b.c#f() none taken
    variable:q <- function:b.c#f
    call main pointer variable:q()
  )");
  EXPECT_EQ(solved.site("main").targets, (std::vector<FlowTarget>{{1, "f"}}));
}

TEST(Solve, EveryDefinitionOfASymbolIsPossible) {
  const Solved solved(R"(
    body f() none
    unit b.c
    body f() none
    variable:q <- function:f
    call main pointer variable:q()
  )");
  EXPECT_EQ(solved.site("main").targets, (std::vector<FlowTarget>{{0, "f"}, {1, "f"}}));
}

TEST(Solve, AFunctionWithoutSourceIsATargetToo) {
  const Solved solved(R"(
    variable:q <- function:memset
    call main pointer variable:q(-, -, -)
  )");
  EXPECT_EQ(solved.site("main").targets,
            (std::vector<FlowTarget>{{FlowTarget::any_unit, "memset"}}));
}

TEST(Solve, AStrongDefinitionWithoutSourceIsPossibleBesideAWeakOneWithSource) {
  const Solved solved(R"(
    code startup.o defines f
    body f() none taken
    variable:q <- function:f
    call main pointer variable:q()
  )");
  EXPECT_EQ(solved.site("main").targets,
            (std::vector<FlowTarget>{{1, "f"}, {FlowTarget::any_unit, "f"}}));
}

TEST(Solve, AnAliasIsTheFunctionItNames) {
  std::vector<Unit> units = flow_text::units(R"(
    body f(word) none
    body g() none taken
    variable:p <- function:second_name
    variable:a <- function:g
    call main pointer variable:p(variable:a)
    call f pointer parameter:f#0()
  )");
  units[0].aliases.push_back({"second_name", "f", Binding::weak});
  auto solution = solve(units);
  const Solved solved(units, std::move(solution));
  EXPECT_EQ(solved.at("main"), "f");
  EXPECT_EQ(solved.at("f"), "g");
}

// Puns.

const std::string two_views = R"(
    body f() none taken
    body g() none taken
    record R 0=field:R.f 4=field:R.g
    record S 0=field:S.one 4=field:S.two
    field:R.f <- function:f
    field:R.g <- function:g
    call first pointer field:S.one()
    call second pointer field:S.two()
)";

TEST(Solve, MembersAtOneOffsetAreOneWhereAPointerToOneRecordIsUsedAsAnother) {
  const Solved solved(two_views + R"(
    variable:p <- record:R
    variable:p as S
  )");
  EXPECT_EQ(solved.at("first"), "f");
  EXPECT_EQ(solved.at("second"), "g");
}

TEST(Solve, RecordsThatNoPointerConfusesStayApart) {
  const Solved solved(two_views + "variable:p <- record:S\nvariable:p as S\n");
  EXPECT_EQ(solved.at("first"), "never");
  EXPECT_EQ(solved.at("second"), "never");
}

TEST(Solve, ElementsOfAnArrayMeetTheMembersTheyLieOver) {
  const Solved solved(R"(
    body f() none taken
    body g() none taken
    record Table 0+8x4=field:Table.even 4+8x4=field:Table.odd
    record S 16=field:S.third 20=field:S.fourth 36=field:S.behind
    field:Table.even <- function:f
    field:Table.odd <- function:g
    variable:p <- record:Table
    variable:p as S
    call third pointer field:S.third()
    call fourth pointer field:S.fourth()
    call behind pointer field:S.behind()
  )");
  EXPECT_EQ(solved.at("third"), "f");
  EXPECT_EQ(solved.at("fourth"), "g");
  EXPECT_EQ(solved.at("behind"), "never");
}

TEST(Solve, MembersOfAUnionAreOne) {
  const Solved solved(R"(
    body f(word) none taken
    body g() none taken
    record U 0=field:U.one 0=field:U.two 4=field:U.three
    field:U.one <- function:f
    field:U.three <- function:g
    call main pointer field:U.two(-)
  )");
  EXPECT_EQ(solved.at("main"), "f");
}

TEST(Solve, APunnedFunctionOfAnotherArityIsNotMeant) {
  const Solved solved(R"(
    body f(word) none taken
    body g() none taken
    body h(real) none taken
    record U 0=field:U.one 0=field:U.two 0=field:U.three
    field:U.one <- function:f
    field:U.two <- function:g
    field:U.three <- function:h
    call one pointer field:U.one(-)
    call two pointer field:U.two()
    call real pointer/real field:U.three(-)
  )");
  EXPECT_EQ(solved.at("one"), "f");
  EXPECT_EQ(solved.at("two"), "g");
  EXPECT_EQ(solved.at("real"), "h");
}

TEST(Solve, AFunctionThatWasCastIsCalledWithMoreOrFewerArgumentsThanItTakes) {
  const Solved solved(R"(
    body f() none taken
    body g(word, word) none taken
    body h(real) none taken
    variable:p <- function:f
    variable:p <- function:g
    variable:p <- function:h
    call main pointer variable:p(-)
  )");
  EXPECT_EQ(solved.at("main"), "f g");
}

TEST(Solve, APointerThatOnlyHoldsFunctionsOfAnotherKindIsNotNeverSet) {
  const Solved solved(R"(
    body f(real) none taken
    body g(word) none taken
    variable:p <- function:f
    variable:q <- function:g
    call main pointer variable:p(-)
    call other pointer variable:q(-)
  )");
  EXPECT_EQ(solved.at("main"), "? f, which is called as if it were of another type: f g");
  EXPECT_EQ(solved.at("other"), "g");
}

TEST(Solve, ANumberThatBecomesAPointerIsNotNeverSet) {
  const Solved solved(R"(
    body f() none taken
    body g() none taken
    record R 0=field:R.run
    variable:p <- bytes
    variable:q <- bytes
    variable:q <- function:f
    variable:r <- bytes
    variable:r as R
    variable:s <- *variable:r
    call number pointer variable:p()
    call either pointer variable:q()
    call field pointer field:R.run()
    call loaded pointer variable:s()
    call unset pointer variable:t()
  )");
  EXPECT_EQ(solved.at("number"), "? a number that is used as a function: f g");
  EXPECT_EQ(solved.at("either"), "f");
  EXPECT_EQ(solved.at("field"), "? a number that is used as a function: f g");
  EXPECT_EQ(solved.at("loaded"), "? a number that is used as a function: f g");
  EXPECT_EQ(solved.at("unset"), "never");
}

TEST(Solve, UnprototypedFunctionsTakeAnything) {
  const Solved solved(R"(
    body f(old) none taken
    record U 0=field:U.one 0=field:U.two
    field:U.one <- function:f
    call main pointer field:U.two(-, -)
  )");
  EXPECT_EQ(solved.at("main"), "f");
}

TEST(Solve, APointerToAMemberUsedAsItsRecordIsNoPun) {
  const Solved solved(R"(
    body f() none taken
    record Node 0=field:Node.next
    record Task 0=field:Task.run 4=field:Node.next
    field:Task.run <- function:f
    variable:node <- record:Node
    field:Node.next <- record:Node
    variable:node as Task
    call run pointer field:Task.run()
    call next pointer field:Node.next()
  )");
  EXPECT_EQ(solved.at("run"), "f");
  EXPECT_EQ(solved.at("next"), "never");
}

TEST(Solve, APointerVariableUsedAsARecordIsItsMembers) {
  const Solved solved(R"(
    body f() none taken
    record S 0=field:S.f
    variable:x <- function:f
    variable:p <- address:variable:x
    variable:p as S
    call main pointer field:S.f()
  )");
  EXPECT_EQ(solved.at("main"), "f");
}

// Bytes.

TEST(Solve, AScalarPointerFlowsThroughBytesAndARecordDoesNot) {
  const Solved solved(R"(
    body f() none taken
    body g() none taken
    record R 0=field:R.f
    field:R.f <- function:g
    variable:x <- function:f
    variable:from <- address:variable:x
    variable:record <- record:R
    variable:buffer <- address:bytes
    variable:to <- address:variable:y
    call main direct memcpy(variable:buffer, variable:from, -)
    call main direct memcpy(variable:buffer, variable:record, -)
    call main direct memcpy(variable:to, variable:buffer, -)
    call main pointer variable:y()
  )");
  EXPECT_EQ(solved.at("main"), "f");
}

TEST(Solve, MemcpyBetweenRecordsCopiesByOffset) {
  const Solved solved(two_views + R"(
    variable:from <- record:R
    variable:to <- record:S
    call main direct memcpy(variable:to, variable:from, -) variable:r
    call back pointer field:R.f()
  )");
  EXPECT_EQ(solved.at("first"), "f");
  EXPECT_EQ(solved.at("second"), "g");
}

TEST(Solve, MemcpyDoesNotCopyBack) {
  const Solved solved(two_views + R"(
    variable:from <- record:S
    variable:to <- record:R
    call main direct memcpy(variable:to, variable:from, -)
  )");
  EXPECT_EQ(solved.at("first"), "never");
}

TEST(Solve, TheModelOfMemcpyWinsOverItsBody) {
  const Solved solved(R"(
    body memcpy(word, word, word) word
    *parameter:memcpy#0 <- temporary:1
    temporary:1 <- *parameter:memcpy#1
    body f() none taken
    body g() none taken
    variable:x <- function:f
    variable:z <- function:g
    variable:a <- address:variable:x
    variable:b <- address:variable:y
    variable:c <- address:variable:z
    variable:d <- address:variable:w
    call main direct memcpy(variable:b, variable:a, -)
    call main direct memcpy(variable:d, variable:c, -)
    call one pointer variable:y()
    call two pointer variable:w()
  )");
  EXPECT_EQ(solved.at("one"), "f");
  EXPECT_EQ(solved.at("two"), "g");
}

}  // namespace
}  // namespace stackcheck
