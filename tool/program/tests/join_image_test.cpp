// Joining a linked image with the sources it was made of.

#include <gmock/gmock.h>

#include "program/tests/stated_flow.h"

namespace stackcheck {
namespace {

using stated_flow::callees;
using stated_flow::node;
using stated_flow::open;
using stated_flow::program;
using stated_flow::sums;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(JoinImage, ACallLeadsWhereTheSourceOfItsFunctionSays) {
  const Program joined = program(R"(
    unit app.elf
    linked
    f 16 of a.c: icall @16 at 7:3
    static g 8 of b.c
    other 8 of b.c
    unit a.c
    site f 7:3 - p
    unit b.c)",
                                 "p : b.c#g");
  EXPECT_THAT(callees(joined, "f"), ElementsAre("app.elf:g"));
  EXPECT_THAT(open(joined, "f"), IsEmpty());
  EXPECT_EQ(joined.joins.to_one, 1u);
}

TEST(JoinImage, LocalFunctionsOfOneNameAreToldApartByTheirUnit) {
  const std::string units = R"(
    unit app.elf
    linked
    f 16 of a.c: icall @16 at 7:3
    static g 8 of a.c
    static g@2 8 of b.c
    static g.lto_priv.0 8 of c.c
    unit a.c
    site f 7:3 - p
    unit b.c
    unit c.c)";
  EXPECT_THAT(callees(program(units, "p : a.c#g"), "f"), ElementsAre("app.elf:g"));
  EXPECT_THAT(callees(program(units, "p : b.c#g"), "f"), ElementsAre("app.elf:g@2"));
  EXPECT_THAT(callees(program(units, "p : c.c#g"), "f"), ElementsAre("app.elf:g.lto_priv.0"));
}

TEST(JoinImage, AFunctionWhoseSourceWasNotSeenMayCallAnything) {
  const Program joined = program(R"(
    unit app.elf
    linked
    f 16 of lost.c: icall @16 at 7:3
    h 16: icall @16
    unit a.c
    site f 7:3 - p
    g 8)",
                                 "p : a.c#g");
  EXPECT_THAT(open(joined, "f"),
              ElementsAre("unresolved-indirect-call its source was not seen"));
  EXPECT_THAT(open(joined, "h"),
              ElementsAre("unresolved-indirect-call its source was not seen"));
  EXPECT_EQ(sums(joined), "0 0 2");
}

TEST(JoinImage, ATargetThatTheImageDoesNotHaveIsNamed) {
  const Program joined = program(R"(
    unit app.elf
    linked
    f 16 of a.c: icall @16 at 7:3
    unit a.c
    site f 7:3 - p
    unit b.c)",
                                 "p : b.c#gone");
  EXPECT_THAT(open(joined, "f"), ElementsAre("unknown-external gone"));
}

TEST(JoinImage, CodeFoldedIntoEqualCodeIsFoundByItsName) {
  const Program joined = program(R"(
    unit app.elf
    linked
    f 16 of a.c: icall @16 at 7:3
    static g 8 of a.c
    static alias same = g
    unit a.c
    site f 7:3 - p
    unit b.c)",
                                 "p : b.c#same");
  EXPECT_THAT(callees(joined, "f"), ElementsAre("app.elf:g"));
}

// --- optimised at link time -------------------------------------------------------------

TEST(JoinImage, ACallInlinedFromAnotherUnitIsThatUnits) {
  const Program joined = program(R"(
    unit app.elf
    linked mixed
    f 16 of a.c: icall @16 at 7:3 in send
    g 8 of a.c
    h 8 of a.c
    unit a.c
    source f
    site f 7:3 - p
    unit b.c
    source send
    site send 7:3 - q)",
                                 "p : a.c#g\n q : a.c#h");
  EXPECT_THAT(callees(joined, "f"), UnorderedElementsAre("app.elf:g", "app.elf:h"));
}

TEST(JoinImage, OfTwoInlinedFunctionsOfOneNameEitherMayCall) {
  const Program joined = program(R"(
    unit app.elf
    linked mixed
    f 16 of a.c: icall @16 at 7:3 in send
    g 8 of a.c
    h 8 of a.c
    unit a.c
    unit b.c
    site send 7:3 - p
    unit c.c
    site send 7:3 - q)",
                                 "p : a.c#g\n q : a.c#h");
  EXPECT_THAT(callees(joined, "f"), UnorderedElementsAre("app.elf:g", "app.elf:h"));
}

TEST(JoinImage, ACallWithoutAPlaceMayBeAnyOfTheProgram) {
  const Program joined = program(R"(
    unit app.elf
    linked mixed
    f 16 of a.c: icall @16
    g 8 of a.c
    h 8 of a.c
    unit a.c
    source f
    site f 7:3 - p
    unit b.c
    source send
    site send 8:3 - q)",
                                 "p : a.c#g\n q : a.c#h");
  EXPECT_THAT(callees(joined, "f"), UnorderedElementsAre("app.elf:g", "app.elf:h"));
}

TEST(JoinImage, WhatIsInlinedFromUnseenSourceMayCallAnything) {
  const Program joined = program(R"(
    unit app.elf
    linked mixed
    f 16 inlines library of a.c: icall @16
    g 8 of a.c
    unit a.c
    source f
    site f 7:3 - p
    unit b.c)",
                                 "p : a.c#g");
  EXPECT_THAT(open(joined, "f"),
              ElementsAre("unresolved-indirect-call its source was not seen"));
}

// --- what is inlined, in any unit -------------------------------------------------------

TEST(JoinImage, AnInlinedCallThatWasMergedAwayIsCountedWithTheOneItWasMergedWith) {
  const Program joined = program(R"(
    f 16 inlines send: icall @16 at 7:3
    site f 7:3 - p
    site send 20:3 - q
    g 8
    h 8)",
                                 "p : g\n q : h");
  EXPECT_THAT(callees(joined, "f"), UnorderedElementsAre("a.c:g", "a.c:h"));
}

}  // namespace
}  // namespace stackcheck
