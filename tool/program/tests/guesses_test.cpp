// Calls that a compiler made for a guess of where a virtual call leads.

#include <gmock/gmock.h>

#include "program/tests/stated_flow.h"

namespace stackcheck {
namespace {

using stated_flow::callees;
using stated_flow::program;
using stated_flow::sums;
using ::testing::ElementsAre;

// GCC guesses that io->send of line 7 is g, and g's call of x is inlined into f.
const std::string guessed = R"(
    f 16: call x @16 at 20:3 in g@7:9; icall @16 at 7:3
    g 8: call x @8 at 20:3
    x 4
    y 4
    virtual f 7:3 io.send io->send
    calls g 20:3 x
    source f
    source g
    source x
)";

TEST(Guesses, WhatIsInlinedForAWrongOneIsNeverCalled) {
  const Program joined = program(guessed, "io->send : y");
  EXPECT_THAT(callees(joined, "f"), ElementsAre("a.c:y"));
  EXPECT_EQ(sums(joined), "2 1 0");
}

TEST(Guesses, WhatIsInlinedForARightOneIsCalled) {
  EXPECT_THAT(callees(program(guessed, "io->send : g y"), "f"),
              ElementsAre("a.c:x", "a.c:g", "a.c:y"));
}

TEST(Guesses, NothingIsWrongWhereTheTargetsAreNotKnown) {
  EXPECT_THAT(callees(program(guessed, "io->send ? why : y"), "f"),
              ElementsAre("a.c:x", "a.c:y"));
}

// The compiler may have merged the two calls of x.
TEST(Guesses, ACallThatTheSourceMakesElsewhereInTheFunctionMayBeMeant) {
  EXPECT_THAT(callees(program(guessed + "calls f 9:3 x", "io->send : y"), "f"),
              ElementsAre("a.c:x", "a.c:y"));
  EXPECT_THAT(callees(program(guessed + "calls f 9:3 h\n calls h 30:3 x", "io->send : y"), "f"),
              ElementsAre("a.c:x", "a.c:y"));
  EXPECT_THAT(callees(program(guessed + "calls f 9:3 g", "io->send : y"), "f"),
              ElementsAre("a.c:x", "a.c:y"));
}

TEST(Guesses, ACallInAFunctionThatIsInlinedWithoutItsCallInTheSourceMayBeMeant) {
  const std::string text = R"(
    f 16 inlines guard: call x @16 at 20:3 in g@7:9
    x 4
    y 4
    virtual f 7:3 io.send io->send
    calls g 20:3 x
    calls guard 40:3 x
    source x
)";
  EXPECT_THAT(callees(program(text, "io->send : y"), "f"), ElementsAre("a.c:x"));
}

// Where h has the code of x, GCC has its callers call x.
TEST(Guesses, ACallOfAFunctionWithEqualCodeMayBeMeant) {
  EXPECT_THAT(callees(program(guessed + "calls f 9:3 h\n source h", "io->send : y"), "f"),
              ElementsAre("a.c:x", "a.c:y"));
}

TEST(Guesses, ADirectCallOfTheGuessedMethodIsNeverMadeEither) {
  const std::string text = R"(
    f 16: call g @16 at 7:3; icall @16 at 7:3
    g 8
    y 4
    virtual f 7:3 io.send io->send
    source g
)";
  EXPECT_THAT(callees(program(text, "io->send : y"), "f"), ElementsAre("a.c:y"));
  EXPECT_THAT(callees(program(text, "io->send : g y"), "f"),
              ElementsAre("a.c:g", "a.c:g", "a.c:y"));
}

// A call that the source does not show has no place of its own to look for.
TEST(Guesses, WhatIsCalledWithoutTheSourceSayingSoIsAlwaysCalled) {
  const std::string text = R"(
    f 16: call memcpy @16 at 20:3 in g@7:9
    memcpy 8
    y 4
    virtual f 7:3 io.send io->send
    calls g 20:3 memcpy
    source memcpy
)";
  EXPECT_THAT(callees(program(text, "io->send : y"), "f"), ElementsAre("a.c:memcpy"));
}

TEST(Guesses, APointerIsNoVirtualMethod) {
  const std::string text = R"(
    f 16: call x @16 at 20:3 in g@7:9
    x 4
    y 4
    site f 7:3 io.send io->send
    calls g 20:3 x
    source x
)";
  EXPECT_THAT(callees(program(text, "io->send : y"), "f"), ElementsAre("a.c:x"));
}

}  // namespace
}  // namespace stackcheck
