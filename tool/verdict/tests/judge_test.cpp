#include <gmock/gmock.h>

#include "facts/input_error.h"
#include "program/tests/program_text.h"
#include "verdict/verdict.h"

namespace stackcheck {
namespace {

using program_text::program;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const InterruptFrame cortex_m{32, "Armv7-M"};

Entry main_on(const std::string &stack, const std::string &function = "main") {
  return {function, EntryKind::main, stack, 0, {"b.json", 5, 1}};
}

Entry task_on(const std::string &stack, const std::string &function) {
  return {function, EntryKind::task, stack, 0, {"b.json", 6, 1}};
}

Entry interrupt(const std::string &function, int priority, const std::string &stack = "s") {
  return {function, EntryKind::interrupt, stack, priority, {"b.json", 7, 1}};
}

Budget budget(std::vector<Entry> entries) {
  Budget budget;
  budget.path = "b.json";
  budget.board = "board";
  budget.stacks = {{"s", 1000, 0, "linker script"}, {"t", 500, 100, "task.c"}};
  budget.entries = std::move(entries);
  return budget;
}

BoardVerdict judged(const std::string &units, const Budget &budget,
                    const InterruptFrame &frame = cortex_m) {
  return judge(join(program_text::units(units), budget.facts), budget, frame);
}

std::vector<std::string> steps(const EntryVerdict &entry) {
  std::vector<std::string> texts;
  for (const ChainStep &step : entry.bound.chain)
    texts.push_back(step.function + " +" + std::to_string(step.bytes) + " =" +
                    std::to_string(step.depth_bytes));
  return texts;
}

std::vector<Reason> reasons(const EntryVerdict &entry) {
  std::vector<Reason> kinds;
  for (const BoundReason &reason : entry.bound.reasons) kinds.push_back(reason.unknown.reason);
  return kinds;
}

int status_of(const BoardVerdict &board) { return exit_status(Verdict{{board}, {}}); }

TEST(Judge, AnEntryIsWithinUpToItsLastByte) {
  EXPECT_EQ(judged("main 1000", budget({main_on("s")})).entries[0].status, Status::within);
  EXPECT_EQ(judged("main 1001", budget({main_on("s")})).entries[0].status, Status::over);
}

TEST(Judge, TheReserveStaysFree) {
  const BoardVerdict fits = judged("main 400", budget({main_on("t")}));
  EXPECT_EQ(fits.entries[0].status, Status::within);
  EXPECT_EQ(fits.entries[0].budget_bytes, 400u);
  EXPECT_EQ(fits.entries[0].budget_source, "task.c");
  EXPECT_EQ(judged("main 401", budget({main_on("t")})).entries[0].status, Status::over);
}

TEST(Judge, WithoutABoundThereIsNoOtherStatus) {
  EXPECT_EQ(judged("main 2000: icall @0", budget({main_on("s")})).entries[0].status,
            Status::unbounded);
}

TEST(Judge, AnEntryThatWasInlinedNeedsNoMoreThanWhatItIsIn) {
  const std::string units = R"(
    run 40: call g @40 in fetch
    isr 24 inlines fetch
    g 60
  )";
  const BoardVerdict board = judged(units, budget({main_on("s", "fetch")}));
  const EntryVerdict &entry = board.entries[0];
  EXPECT_EQ(entry.status, Status::within);
  EXPECT_EQ(entry.bound.type, BoundType::at_most);
  EXPECT_EQ(entry.bound.bytes, 100u);
  EXPECT_THAT(entry.bound.assumptions,
              ElementsAre("fetch is no function of its own; by the debug information it is in isr, "
                          "run, and needs no more than they"));
}

TEST(Judge, CyclesOfWhatAnEntryWasInlinedIntoAreTold) {
  const BoardVerdict board =
      judged("run 40: call run @40 in fetch", budget({main_on("s", "fetch")}));
  EXPECT_EQ(board.entries[0].status, Status::unbounded);
  EXPECT_EQ(board.recursions.size(), 1u);
}

TEST(Judge, AMissingEntryIsNotAnalysedAndSaysWhatIsNear) {
  const BoardVerdict board = judged("mian 4", budget({main_on("s")}));
  const EntryVerdict &entry = board.entries[0];
  EXPECT_EQ(entry.status, Status::not_analysed);
  EXPECT_THAT(reasons(entry), ElementsAre(Reason::missing_entry));
  EXPECT_THAT(entry.bound.reasons[0].unknown.detail, HasSubstr("did you mean \"mian\"?"));
  EXPECT_EQ(entry.bound.reasons[0].unknown.where, (Location{"b.json", 5, 1}));
  EXPECT_EQ(status_of(board), 1);
}

TEST(Judge, AnUnknownStackIsBadInput) {
  EXPECT_THROW(judged("main 4", budget({main_on("nowhere")})), InputError);
}

TEST(Judge, AnEntryOfSeveralFunctionsIsTheDeepestOfThem) {
  const BoardVerdict board =
      judged("unit a.c\n static run 8\n unit b.c\n static run 60", budget({task_on("t", "run")}));
  EXPECT_EQ(board.entries[0].bound.bytes, 60u);
  EXPECT_THAT(board.entries[0].bound.assumptions,
              ElementsAre("run is any of several functions of that name: a.c, b.c"));
}

TEST(Judge, OneUnboundedFunctionOfThatNameIsEnough) {
  const BoardVerdict board =
      judged("unit a.c\n static run 8 dynamic-stack\n unit b.c\n static run 60",
             budget({task_on("t", "run")}));
  EXPECT_EQ(board.entries[0].status, Status::unbounded);
  EXPECT_EQ(board.entries[0].bound.bytes, 60u);
}

constexpr const char *with_handlers = R"(
  main 100
  tick 16: call helper @16
  uart 40
  spi 60
  helper 8
  task 50)";

TEST(Interrupts, EveryPriorityCountsOnceOnTop) {
  const BoardVerdict board = judged(
      with_handlers,
      budget({main_on("s"), interrupt("tick", 1), interrupt("uart", 3), interrupt("spi", 3)}));
  EXPECT_EQ(board.entries[0].bound.type, BoundType::exact);
  EXPECT_THAT(
      steps(board.entries[0]),
      ElementsAre("main +100 =100", "(interrupt frame, priority 3) +32 =132", "spi +60 =192",
                  "(interrupt frame, priority 1) +32 =224", "tick +16 =240", "helper +8 =248"));
  EXPECT_EQ(board.entries[0].bound.bytes, 248u);
}

TEST(Interrupts, OnlyMoreUrgentOnesInterruptAnInterrupt) {
  const BoardVerdict board =
      judged(with_handlers, budget({interrupt("tick", 1), interrupt("uart", 3), interrupt("spi", 3),
                                    interrupt("helper", 5)}));
  EXPECT_THAT(steps(board.entries[0]), ElementsAre("(interrupt frame, priority 1) +32 =32",
                                                   "tick +16 =48", "helper +8 =56"));
  EXPECT_EQ(board.entries[1].bound.bytes, 32u + 40 + 32 + 24);
  EXPECT_EQ(board.entries[2].bound.bytes, 32u + 60 + 32 + 24);
  EXPECT_EQ(board.entries[3].bound.bytes, 32u + 8 + 32 + 60 + 32 + 24);
}

TEST(Interrupts, ATaskWithItsOwnStackGetsOneFrame) {
  const BoardVerdict board = judged(
      with_handlers, budget({task_on("t", "task"), interrupt("tick", 1), interrupt("uart", 3)}));
  EXPECT_THAT(steps(board.entries[0]), ElementsAre("task +50 =50", "(interrupt frame) +32 =82"));
}

TEST(Interrupts, ATaskOnTheHandlersStackCarriesThemAll) {
  const BoardVerdict board =
      judged(with_handlers, budget({task_on("s", "task"), interrupt("uart", 3)}));
  EXPECT_EQ(board.entries[0].bound.bytes, 50u + 32 + 40);
}

TEST(Interrupts, WithoutInterruptsThereIsNoFrame) {
  const BoardVerdict board = judged(with_handlers, budget({main_on("s")}), {std::nullopt, "?"});
  EXPECT_EQ(board.entries[0].bound.bytes, 100u);
  EXPECT_EQ(board.entries[0].bound.type, BoundType::exact);
}

TEST(Interrupts, AnUnknownFrameLeavesNoBoundWhereAnInterruptCanHit) {
  const BoardVerdict board = judged(
      with_handlers,
      budget({main_on("s"), task_on("t", "task"), interrupt("tick", 1), interrupt("uart", 2)}),
      {std::nullopt, "software saves the registers"});
  for (const EntryVerdict &entry : board.entries) {
    EXPECT_EQ(entry.status, Status::unbounded) << entry.entry;
    EXPECT_THAT(reasons(entry), ElementsAre(Reason::unknown_interrupt_frame)) << entry.entry;
  }
  EXPECT_EQ(board.entries[0].bound.bytes, 100u + 40 + 24);
  EXPECT_EQ(board.entries[0].bound.reasons[0].unknown.detail, "software saves the registers");
}

TEST(Interrupts, TheBudgetsFrameIsAnAssumption) {
  Budget stated = budget({main_on("s"), interrupt("uart", 3)});
  stated.interrupt_frame_bytes = 104;
  stated.interrupt_frame_why = "lazy FPU stacking";
  for (const InterruptFrame &frame : {cortex_m, InterruptFrame{}}) {
    const BoardVerdict board = judged(with_handlers, stated, frame);
    EXPECT_EQ(board.entries[0].bound.type, BoundType::at_most);
    EXPECT_EQ(board.entries[0].bound.bytes, 100u + 104 + 40);
    EXPECT_THAT(board.entries[0].bound.assumptions,
                ElementsAre("an interrupt puts at most 104 bytes on the stack: lazy FPU stacking "
                            "(b.json)"));
  }
}

TEST(Interrupts, WhatIsOpenInAHandlerIsOpenInWhatItInterrupts) {
  const BoardVerdict board =
      judged("main 8\n uart 40 dynamic-stack\n tick 8\n task 4",
             budget({main_on("s"), interrupt("uart", 3), interrupt("tick", 1), interrupt("gone", 5),
                     task_on("t", "task")}));
  EXPECT_THAT(reasons(board.entries[0]), ElementsAre(Reason::dynamic_stack, Reason::missing_entry));
  EXPECT_EQ(board.entries[0].status, Status::unbounded);
  EXPECT_EQ(board.entries[2].status, Status::within);  // tick is the most urgent
  EXPECT_EQ(board.entries[3].status, Status::not_analysed);
  EXPECT_EQ(board.entries[4].status, Status::within);  // handlers run on another stack
}

TEST(Interrupts, SumsThatDoNotFitAreAReason) {
  const BoardVerdict board =
      judged("main 4294967290\n uart 40", budget({main_on("s"), interrupt("uart", 3)}));
  EXPECT_EQ(board.entries[0].status, Status::unbounded);
  EXPECT_EQ(board.entries[0].bound.bytes, 4294967295u);
}

TEST(Judge, FunctionsAreSortedBySymbolThenFile) {
  const BoardVerdict board =
      judged("unit b.c\n static f 8\n a 4\n unit a.c\n static f 16: call f @16 own", budget({}));
  ASSERT_EQ(board.functions.size(), 3u);
  EXPECT_EQ(board.functions[0].symbol, "a");
  EXPECT_EQ(board.functions[1].where.file, "a.c");
  EXPECT_EQ(board.functions[1].bound.type, BoundType::unbounded);
  EXPECT_EQ(board.functions[2].frame_bytes, 8u);
  EXPECT_EQ(board.functions[2].evidence.producer, "a test");
}

TEST(Judge, SumsAddUp) {
  const BoardVerdict board = judged(
      "main 8: call f @8; icall @8; call gone @4\n f 8: icall @0\n g 4", budget({main_on("s")}));
  EXPECT_EQ(board.sums.functions, 3u);
  EXPECT_EQ(board.sums.functions_bounded, 1u);
  EXPECT_EQ(board.sums.functions_unbounded, 2u);
  EXPECT_EQ(board.sums.calls, 4u);
  EXPECT_EQ(board.sums.calls_by_outcome.resolved, 1u);
  EXPECT_EQ(board.sums.calls_by_outcome.unresolved, 3u);
}

TEST(Judge, EvidenceNamesEachProducerOnce) {
  std::vector<Unit> units = program_text::units("unit a.c\n f 0\n g 0\n unit b.c\n h 0");
  units[1].evidence.producer = "GCC 12.2";
  EXPECT_THAT(judge(join(std::move(units), {}), budget({}), cortex_m).evidence,
              ElementsAre("GCC 12.2 (1 function)", "a test (2 functions)"));
}

TEST(Judge, FactsAreUsedOrNot) {
  Budget stated = budget({main_on("s"), interrupt("blob_isr", 1)});
  stated.facts = program_text::facts("frame blob_isr 64\nframe nobody 4\nedge main > f 1");
  const BoardVerdict board = judged("main 8: call f @8\n f 8", stated);
  EXPECT_EQ(board.entries[1].bound.bytes, 32u + 64);
  ASSERT_EQ(board.facts_used.size(), 2u);
  EXPECT_THAT(board.facts_unused, ElementsAre(stated.facts[1]));
}

TEST(ExitStatus, IsZeroOnlyIfEveryEntryOfEveryBoardIsWithin) {
  const BoardVerdict good = judged("main 8", budget({main_on("s")}));
  const BoardVerdict over = judged("main 8000", budget({main_on("s")}));
  const BoardVerdict open = judged("main 8 dynamic-stack", budget({main_on("s")}));
  const BoardVerdict empty = judged("main 8", budget({}));
  EXPECT_EQ(exit_status({{good}}), 0);
  EXPECT_EQ(exit_status({{good, good}}), 0);
  for (const BoardVerdict &bad : {over, open, empty}) {
    EXPECT_EQ(exit_status({{bad}}), 1);
    EXPECT_EQ(exit_status({{good, bad}}), 1);
  }
  EXPECT_EQ(exit_status(Verdict{}), 1);
}

TEST(ExitStatus, IsTwoIfAUnitWasNotAnalysed) {
  const char *units = "unit a.c\n main 8\n unit b.c\n problem unit-not-compiled";
  EXPECT_EQ(status_of(judged(units, budget({main_on("s")}))), 2);
}

}  // namespace
}  // namespace stackcheck
