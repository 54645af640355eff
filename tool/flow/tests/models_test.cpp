#include "flow/models.h"

#include <gtest/gtest.h>

#include "flow/tests/flow_text.h"

namespace stackcheck {
namespace {

using flow_text::Solved;

std::string calls_of(const Solved &solved, const std::string &external) {
  for (const ExternalCalls &calls : solved.solution().external_calls())
    if (calls.external == external) return Solved::names(calls.targets);
  return "";
}

std::vector<std::string> doubts_about(const Solved &solved, const std::string &external) {
  for (const ExternalCalls &calls : solved.solution().external_calls())
    if (calls.external == external) return calls.doubts;
  return {};
}

std::string roots_of(const Solved &solved) {
  std::string text;
  for (const OfferedRoot &root : solved.solution().roots())
    text += root.function.symbol + " " + root.kind + " " + root.how + "\n";
  return text;
}

Fact fact(const decltype(Fact::fact) &statement) {
  return {statement, "because", {"b.json", 1, 0}};
}

TEST(Models, EveryBuiltinModelIsReadable) { EXPECT_GT(flow::builtin_models().size(), 300u); }

TEST(Models, OfStaticFunctionsAreFoundByFile) {
  const flow::Models models({});
  EXPECT_NE(models.find("lib/memory_buffer_alloc.c#buffer_alloc_calloc"), nullptr);
  EXPECT_EQ(models.find("lib/other.c#buffer_alloc_calloc"), nullptr);
  EXPECT_EQ(models.find("lib/other.c#malloc"), nullptr);
}

TEST(Models, TheLongestPrefixWins) {
  const flow::Models models({});
  EXPECT_TRUE(models.find("__aeabi_uidiv")->copies.empty());
  EXPECT_FALSE(models.find("__aeabi_memcpy4")->copies.empty());
  EXPECT_EQ(models.find("__aeabi"), nullptr);
}

TEST(Models, QsortCallsItsComparisonWithElements) {
  const Solved solved(R"(
    body compare(word, word) word taken
    body idle(word, word) word taken
    body f() none taken
    variable:c <- function:compare
    variable:base <- address:variable:array
    variable:array <- function:f
    call main direct qsort(variable:base, -, -, variable:c)
    temporary:1 <- *parameter:compare#1
    call compare pointer temporary:1()
  )");
  EXPECT_EQ(calls_of(solved, "qsort"), "compare");
  EXPECT_EQ(solved.at("compare"), "f");
}

TEST(Models, ATaskIsARootAndGetsItsArgument) {
  const Solved solved(R"(
    body task(word) none taken
    body f() none taken
    variable:t <- function:task
    variable:a <- function:f
    call main direct xTaskCreate(variable:t, -, -, variable:a, -, -)
    call task pointer parameter:task#0()
  )",
                      {}, {"task"});
  EXPECT_EQ(roots_of(solved), "task task passed to xTaskCreate\n");
  EXPECT_EQ(solved.at("task"), "f");
  EXPECT_EQ(calls_of(solved, "xTaskCreate"), "");
}

TEST(Models, ARootCanBeAFieldOfARecord) {
  const Solved solved(R"(
    body tick(word) none taken
    body f() none taken
    record args 0=field:args.callback 4=field:args.arg
    variable:a <- record:args
    field:args.callback <- function:tick
    field:args.arg <- function:f
    call main direct esp_timer_create(variable:a, -)
    call tick pointer parameter:tick#0()
  )");
  EXPECT_EQ(roots_of(solved), "tick callback passed to esp_timer_create\n");
  EXPECT_EQ(solved.at("tick"), "f");
}

TEST(Models, PointersToModelledFunctionsActAsTheyDo) {
  const Solved solved(R"(
    body f() none taken
    variable:copy <- function:memcpy
    variable:x <- function:f
    variable:a <- address:variable:x
    variable:b <- address:variable:y
    call main pointer variable:copy(variable:b, variable:a, -)
    call used pointer variable:y()
  )");
  EXPECT_EQ(solved.at("used"), "f");
}

TEST(Models, WhatStrchrReturnsIsItsArgument) {
  const Solved solved(R"(
    body f() none taken
    variable:x <- function:f
    variable:a <- address:variable:x
    call main direct strchr(variable:a, -) variable:r
    temporary:1 <- *variable:r
    call main pointer temporary:1()
  )");
  EXPECT_EQ(solved.at("main"), "f");
}

TEST(Models, ObjectsOfOneAllocationAreOneAndOfTwoAreTwo) {
  const Solved solved(R"(
    body f() none taken
    body g() none taken
    variable:f <- function:f
    variable:g <- function:g
    call main direct malloc(-) variable:a
    call main direct malloc(-) variable:b
    *variable:a <- variable:f
    *variable:b <- variable:g
    temporary:1 <- *variable:a
    temporary:2 <- *variable:b
    call one pointer temporary:1()
    call two pointer temporary:2()
  )");
  EXPECT_EQ(solved.at("one"), "f");
  EXPECT_EQ(solved.at("two"), "g");
}

const std::string wrapped_allocation = R"(
    body f() none taken
    body g() none taken
    record R 0=field:R.f
    record S 0=field:S.f
    body get(word) word
    return:get <- temporary:1
    call get direct malloc(-) temporary:1
    call main direct get(-) variable:a
    call main direct get(-) variable:b
    field:R.f <- function:f
    field:S.f <- function:g
    call r pointer field:R.f()
    call s pointer field:S.f()
)";

TEST(Models, AFunctionAroundMallocDoesNotMakeAllObjectsOne) {
  const Solved solved(wrapped_allocation + "variable:a as R\n variable:b as S\n");
  EXPECT_EQ(solved.at("r"), "f");
  EXPECT_EQ(solved.at("s"), "g");
}

TEST(Models, AllocatedMemoryUsedAsTwoRecordsIsBoth) {
  const Solved solved(wrapped_allocation + "variable:a as R\n variable:a as S\n");
  EXPECT_EQ(solved.at("r"), "f g");
  EXPECT_EQ(solved.at("s"), "f g");
}

TEST(Models, TheUsersModelWins) {
  ModelFact model;
  model.function = "qsort";
  const Solved solved(R"(
    body compare(word, word) word taken
    variable:c <- function:compare
    call main direct qsort(variable:base, -, -, variable:c)
  )",
                      {fact(model)});
  EXPECT_EQ(calls_of(solved, "qsort"), "");
}

TEST(Models, ASourceOfAHarmlessFunctionsNameCounts) {
  const Solved solved(R"(
    body log(word) none
    body f() none taken
    variable:a <- function:f
    call main direct log(variable:a)
    call log pointer parameter:log#0()
  )");
  EXPECT_EQ(solved.at("log"), "f");
}

TEST(Models, ABodyThatAModelReplacesIsNotTakenForDead) {
  const Solved solved(R"(
    body memcpy(word, word, word) word
    body f() none taken
    variable:a <- function:f
    call main direct memcpy(variable:a, -, -)
    call memcpy pointer parameter:memcpy#0()
  )");
  EXPECT_EQ(solved.site("memcpy").verdict, SiteVerdict::unknown);
}

TEST(Models, WhatIsKeptIsResolvedBySignature) {
  ModelFact model;
  model.function = "get_callback";
  model.keeps = true;
  const Solved solved(R"(
    body f() none taken
    body g(word) none taken
    body h() none
    call main direct get_callback(-) variable:r
    call main pointer variable:r()
  )",
                      {fact(model)});
  EXPECT_EQ(solved.at("main"), "~ something that get_callback was given: f");
}

// No model.

TEST(Outside, AnUnmodelledExternalCallsWhatItIsGiven) {
  const Solved solved(R"(
    body f(word) word taken
    body g() none taken
    variable:a <- function:f
    variable:b <- function:g
    call main direct strange(variable:a)
    call f pointer parameter:f#0()
  )");
  EXPECT_EQ(calls_of(solved, "strange"), "f");
  EXPECT_EQ(Solved::names(solved.solution().escaped()), "f");
  EXPECT_EQ(solved.at("f"), "? an argument that strange passes: g");
}

// One library function may keep a callback that another then calls besides its own.
TEST(Outside, AnUnmodelledExternalMayCallMore) {
  const Solved solved(R"(
    body f(word) word taken
    body g() none taken
    variable:a <- function:f
    variable:b <- function:g
    call main direct strange_set(variable:b)
    call main direct strange_run(variable:a)
  )");
  EXPECT_EQ(calls_of(solved, "strange_run"), "f");
  EXPECT_EQ(doubts_about(solved, "strange_run").size(), 1u);
}

TEST(Models, AnUnknownCallbackIsADoubtAboutItsCaller) {
  const std::string known = R"(
    body f(word,word) word taken
    variable:c <- function:f
    call main direct qsort(-,-,-,variable:c)
  )";
  const Solved sure(known), doubtful(known + "variable:c <- unknown:where\n");
  EXPECT_EQ(calls_of(sure, "qsort"), "f");
  EXPECT_EQ(doubts_about(sure, "qsort"), std::vector<std::string>());
  EXPECT_EQ(calls_of(doubtful, "qsort"), "f");
  EXPECT_EQ(doubts_about(doubtful, "qsort"), std::vector<std::string>{"where"});
}

TEST(Outside, ItsResultIsUnknown) {
  const Solved solved(R"(
    body f() none taken
    call main direct strange(-) variable:r
    call main pointer variable:r()
    call other pointer variable:s()
  )");
  EXPECT_EQ(solved.at("main"), "? the result of strange: f");
  EXPECT_EQ(solved.at("other"), "never");
}

TEST(Outside, ItChangesAllThatItCanReach) {
  const Solved solved(R"(
    body f() none taken
    record Outer 0=field:Outer.inner
    record Inner 0=field:Inner.call
    record Other 0=field:Other.call
    field:Outer.inner <- record:Inner
    field:Inner.call <- function:f
    field:Other.call <- function:f
    variable:p <- record:Outer
    call main direct strange(variable:p)
    call reached pointer field:Inner.call()
    call not_reached pointer field:Other.call()
  )");
  EXPECT_EQ(solved.at("reached"), "? strange may have changed it: f");
  EXPECT_EQ(solved.at("not_reached"), "f");
  EXPECT_EQ(calls_of(solved, "strange"), "f");
}

TEST(Outside, RecordsFromOutsideHoldAnything) {
  const Solved solved(R"(
    body f() none taken
    record S 0=field:S.call
    field:S.call <- function:f
    call main direct strange(-) variable:r
    variable:r as S
    call main pointer field:S.call()
  )");
  EXPECT_EQ(solved.site("main").verdict, SiteVerdict::unknown);
  EXPECT_EQ(Solved::names(solved.solution().escaped()), "f");
}

TEST(Outside, VariablesWithoutADefinitionAreUnknown) {
  const Solved solved(R"(
    undefined variable:hook
    undefined variable:mine
    call main pointer variable:hook()
    call other pointer variable:mine()
    unit b.c
    defined variable:mine
  )");
  EXPECT_EQ(solved.at("main"), "? the variable hook has no definition in source: ");
  EXPECT_EQ(solved.at("other"), "never");
}

TEST(Outside, CodeWithoutSourceCallsAndWritesWhatItRefersTo) {
  const Solved solved(R"(
    code libc.a(w.o) calls write_hook hook
    defined variable:hook
    defined variable:mine
    body write_hook(word) none
    body unrelated(word) none
    call write_hook pointer parameter:write_hook#0()
    call unrelated pointer parameter:unrelated#0()
    call main pointer variable:hook()
    call other pointer variable:mine()
  )");
  EXPECT_EQ(solved.at("write_hook"), "? an argument that libc.a(w.o) passes: ");
  EXPECT_EQ(solved.at("unrelated"), "never");
  EXPECT_EQ(solved.site("main").verdict, SiteVerdict::unknown);
  EXPECT_EQ(solved.at("other"), "never");
}

TEST(Outside, TheArgumentsOfEntriesAreUnknown) {
  const std::string text = R"(
    body f() none taken
    body task(word) none
    call task pointer parameter:task#0()
  )";
  EXPECT_EQ(Solved(text).at("task"), "never");
  EXPECT_EQ(Solved(text, {}, {"task"}).at("task"), "? an argument of the entry task: f");
}

TEST(Outside, WhatAnUnknownCalleeMayBeGetsTheArguments) {
  const Solved solved(R"(
    body f() none taken
    body runs(word) none taken
    body two(word, word) none taken
    variable:p <- unknown:a cast
    variable:a <- function:f
    call main pointer variable:p(variable:a)
    call runs pointer parameter:runs#0()
    call two pointer parameter:two#0()
  )");
  EXPECT_EQ(solved.at("main"), "? a cast: runs");
  // Code outside the program gets the argument too, and may pass anything to what it gets.
  EXPECT_EQ(solved.at("runs"), "f");
  EXPECT_EQ(solved.at("two"), "never");
  EXPECT_EQ(Solved::names(solved.solution().escaped()), "f");
}

// Facts.

TEST(FlowFacts, AFieldHoldsWhatTheUserSays) {
  const Solved solved(R"(
    body f() none taken
    body g(word) none taken
    body h() none taken
    field:a.c#ssl@s.h:3.send <- function:f
    field:a.c#ssl@s.h:3.receive <- function:f
    variable:copy <- field:a.c#ssl@s.h:3.send
    variable:a <- function:h
    call main pointer field:a.c#ssl@s.h:3.send(variable:a) via ssl.send
    call later pointer variable:copy(variable:a)
    call other pointer field:a.c#ssl@s.h:3.receive()
    call g pointer parameter:g#0()
  )",
                      {fact(FieldFact{"ssl.send", {"g"}})});
  EXPECT_EQ(solved.at("main"), "g");
  EXPECT_EQ(solved.at("later"), "g");
  EXPECT_EQ(solved.at("other"), "f");
  EXPECT_EQ(solved.at("g"), "h");
}

TEST(FlowFacts, ACallGoesWhereTheUserSays) {
  const Solved solved(R"(
    body f() none taken
    body g() none taken
    body main() none
    body other() none
    variable:p <- unknown:a cast
    call main pointer variable:p()
    call other pointer variable:p()
  )",
                      {fact(CallFact{"main", "", 0, {"g", "rom"}})});
  EXPECT_EQ(solved.at("main"), "g rom");
  EXPECT_EQ(solved.at("other"), "? a cast: f g");
}

// Roots that no model names.

TEST(OfferedRoots, AFunctionKeptAsANumberIsATask) {
  const Solved solved(R"(
    body task() none taken
    body called() none taken
    bytes <- function:task
    bytes <- function:called
    variable:p <- function:called
    call main pointer variable:p()
  )");
  EXPECT_EQ(roots_of(solved), "task task kept as a number\n");
}

TEST(OfferedRoots, AVectorTableThatNothingReads) {
  const Solved solved(R"(
    body reset() none taken
    body tick() none taken
    body used() none taken
    variable:vectors <- function:reset
    variable:vectors <- function:tick
    variable:table <- function:used
    variable:a.c#main#local:3 <- function:used
    call main pointer variable:table()
  )");
  EXPECT_EQ(roots_of(solved),
            "reset interrupt in the variable vectors, which nothing reads\n"
            "tick interrupt in the variable vectors, which nothing reads\n");
}

TEST(OfferedRoots, AVectorTableThatIsARecord) {
  const Solved solved(R"(
    body tick() none taken
    body used() none taken
    record Table 0=field:Table.stack 4=field:Table.handlers 8=field:Table.read
    variable:vectors <- record:Table
    variable:vectors as Table
    field:Table.handlers <- function:tick
    field:Table.read <- function:used
    call main pointer field:Table.read()
    variable:others <- record:Other
    record Other 0=field:Other.handlers
    field:Other.handlers <- function:used
  )");
  EXPECT_EQ(roots_of(solved), "tick interrupt in the variable vectors, which nothing reads\n");
}

}  // namespace
}  // namespace stackcheck
