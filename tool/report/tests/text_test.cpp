#include <gmock/gmock.h>

#include <stdexcept>

#include "facts/input_error.h"
#include "report/advice.h"
#include "report/report.h"
#include "report/tests/sample.h"

namespace stackcheck {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

std::string text_of(const BoardVerdict &board, bool color = false) {
  return find_format("text").write_report(Verdict{{board}, {}}, {color, sample_directory});
}

TEST(Text, TheTableSaysBoundBudgetMarginAndStatus) {
  const std::string text = text_of(sample_board());
  EXPECT_THAT(text, HasSubstr("Board pico (budgets/pico.json)"));
  EXPECT_THAT(text, ContainsRegex("isr +interrupt +core0 += 120 +2048 +1928 +within\n"));
  EXPECT_THAT(text,
              ContainsRegex("poll +task +core0 +<= 2460 assuming \\[2\\] +2048 +-412 +over\n"));
  EXPECT_THAT(text, ContainsRegex(
                        "main +main +core0 +unbounded \\(at least 5120\\) +2048 +\\? +unbounded"));
  EXPECT_THAT(text, ContainsRegex("gone +task +core0 +unbounded \\(at least 0\\) .*not-analysed"));
  EXPECT_THAT(text, HasSubstr("code: Clang 22.1.8 in process (2 functions)"));
}

TEST(Text, ChainsHaveCumulativeBytesAndPlaces) {
  const std::string text = text_of(sample_board());
  EXPECT_THAT(text, HasSubstr("pico: poll needs 2460 bytes of 2048 (linker), 412 bytes too many"));
  EXPECT_THAT(
      text, ContainsRegex("60 +60 +poll +src/poll.c:12\n +2400 +2460 +memcpy +/usr/lib/libc.c:7"));
  EXPECT_THAT(text, HasSubstr("pico: main has no bound; it needs at least 5120 bytes of 2048"));
  EXPECT_THAT(text, ContainsRegex(" 5104 +5120 +net_send\n"));
}

TEST(Text, ReasonsAreGroupedByKindWithPlaceAndRemedy) {
  const std::string text = text_of(sample_board());
  EXPECT_THAT(text, HasSubstr("no bound because: 1 unresolved-indirect-call, 1 recursion"));
  EXPECT_THAT(text, HasSubstr("unresolved-indirect-call: 1 place; a call through a pointer"));
  EXPECT_THAT(text, ContainsRegex("src/net.c:40 +net_send +p->send\\(\\.\\.\\.\\)"));
  EXPECT_THAT(text, HasSubstr("reached from: main"));
  EXPECT_THAT(text, HasSubstr("missing-entry: 1 place"));
}

TEST(Text, AssumptionsProblemsAndUnusedFactsAreListed) {
  const std::string text = text_of(sample_board());
  EXPECT_THAT(text, HasSubstr("[2]  memcpy reaches at most 2400 bytes: measured (b.json:3)"));
  EXPECT_THAT(text, ContainsRegex("unit-not-compiled: 1 place.*\n.*\n +src/bad.c:2 +no header"));
  EXPECT_THAT(text,
              ContainsRegex("facts that fit nothing in the program\n +budgets/pico.json:30 +old"));
}

TEST(Text, SumsAndConclusionStandAtTheEnd) {
  BoardVerdict board = sample_board();
  EXPECT_THAT(text_of(board), ContainsRegex("1 of 4 entry points proven within budget; not all "
                                            "code could be analysed.\n$"));
  board.problems.clear();
  EXPECT_THAT(
      text_of(board),
      ContainsRegex("Sums\n"
                    "  pico +entries +4  = 1 within \\+ 1 over \\+ 1 unbounded \\+ 1 not analysed\n"
                    " +functions +2  = 1 bounded \\+ 1 unbounded with a reason\n"
                    " +calls +10  = 7 resolved \\+ 1 never made \\+ 2 unresolved with a reason\n"
                    " +indirect calls +4  = 3 joined to one call of the source \\+ 1 to any of several "
                    "\\+ 0 without source\n"
                    " +calls through pointers +2  = 0 resolved \\+ 1 never set \\+ 0 by signature "
                    "\\+ 1 unknown\n"
                    "  all boards +read sites +not looked at\n"
                    "\n1 of 4 entry points proven within budget; the check fails.\n$"));
}

TEST(Text, FindingsAreShownWithTheirPathAndFailTheCheck) {
  Verdict verdict;
  BoardVerdict board = sample_board();
  board.problems.clear();
  board.entries.resize(1);
  verdict.boards = {board};
  Reads &reads = verdict.reads.emplace();
  reads.safe = {{"/home/user/project/src/net.c", 3, 1}};
  reads.findings = {{FindingKind::data_lost_on_close,
                     {"/home/user/project/src/net.c", 8, 1},
                     "fetch",
                     "recv",
                     "POSIX sockets",
                     "it is lost",
                     {{{"/home/user/project/src/net.c", 9, 1}, "it is lost"}},
                     "00ff"}};
  reads.undecided = {{{"/home/user/project/src/net.c", 20, 1}, "g", "recv", "why not"}};
  const std::string text = find_format("text").write_report(verdict, {false, sample_directory});
  EXPECT_THAT(text, ContainsRegex("\nsrc/net.c:8: data-lost-on-close in fetch\n"
                                  "  src/net.c:9  it is lost\n"));
  EXPECT_THAT(text, ContainsRegex("src/net.c:20  g  recv  why not\n"));
  EXPECT_THAT(text, ContainsRegex("read sites +3  = 1 safe \\+ 1 flagged \\+ 1 not decided\n"));
  EXPECT_THAT(text, ContainsRegex("within budget; 2 of 3 read sites not safe; the check fails.\n"));
}

TEST(Text, CallsNeverMadeAndRootsOfferedAreListed) {
  const std::string text = text_of(sample_board());
  EXPECT_THAT(text, HasSubstr("pico: calls never made, because nothing sets their pointer\n"
                              "    src/net.c:44  net_poll  hook\n"));
  EXPECT_THAT(text, HasSubstr("pico: may be started from outside, and are no entries of the "
                              "budget\n"
                              "    blink  task  passed to xTaskCreate  src/main.c:20\n"));
}

TEST(Text, CyclesAreListedWithWhatLimitsThem) {
  EXPECT_THAT(text_of(sample_board()),
              HasSubstr("pico: cycles of calls\n"
                        "    parse > visit  through a pointer  src/net.c:60\n"
                        "    visit > parse  direct             src/net.c:70 limited by "
                        "budgets/pico.json:12\n"));
}

TEST(Text, SaysWhatTellingCallsApartIsWorth) {
  EXPECT_THAT(text_of(sample_board()), HasSubstr("    isr  = 120  instead of <= 900\n"));
}

TEST(Text, LongListsSayHowMuchIsLeftOut) {
  BoardVerdict board = sample_board();
  for (unsigned line = 100; line < 130; ++line)
    board.entries[2].bound.reasons.push_back(
        sample_reason(Reason::unresolved_indirect_call, "g", line));
  const std::string text = text_of(board);
  EXPECT_THAT(text, HasSubstr("unresolved-indirect-call: 31 places"));
  EXPECT_THAT(text, HasSubstr("... and 11 more, --format=json has all"));
}

TEST(Text, AReasonReachedFromTwoEntriesIsOnePlace) {
  BoardVerdict board = sample_board();
  board.entries[3].bound.reasons = board.entries[2].bound.reasons;
  const std::string text = text_of(board);
  EXPECT_THAT(text, HasSubstr("recursion: 1 place"));
  EXPECT_THAT(text, HasSubstr("reached from: gone, main"));
}

TEST(Text, ColourOnlyWhenAskedFor) {
  EXPECT_THAT(text_of(sample_board(), false), Not(HasSubstr("\x1b")));
  EXPECT_THAT(text_of(sample_board(), true),
              AllOf(HasSubstr("\x1b[32mwithin\x1b[0m"), HasSubstr("\x1b[1;31mover\x1b[0m")));
}

TEST(Text, NothingFromTheInputReachesATerminalRaw) {
  const std::string evil = "a\x1b[2J\r\n\xff\u202e";
  BoardVerdict board = sample_board();
  board.board = board.budget_file = evil;
  board.evidence = {evil};
  for (EntryVerdict &entry : board.entries) {
    entry.entry = entry.stack = entry.budget_source = evil;
    for (ChainStep &step : entry.bound.chain) step.function = step.where.file = evil;
    for (BoundReason &reason : entry.bound.reasons)
      reason.function = reason.unknown.detail = reason.unknown.where.file = evil;
    for (std::string &assumption : entry.bound.assumptions) assumption = evil;
  }
  board.problems[0].detail = board.problems[0].where.file = evil;
  board.facts_unused[0].why = board.facts_unused[0].where.file = evil;
  const std::string text = text_of(board);
  EXPECT_THAT(text, HasSubstr("a\\x1b[2J\\x0d\\x0a\\xff\\u{202e}"));
  for (const char *raw : {"\x1b", "\r", "\xff", "\u202e"}) EXPECT_THAT(text, Not(HasSubstr(raw)));
}

TEST(Text, EveryReasonIsExplained) {
  for (const ReasonName &row : reason_names) {
    EXPECT_GT(advice_on(row.reason).meaning.size(), 10u) << row.name;
    EXPECT_GT(advice_on(row.reason).remedy.size(), 10u) << row.name;
  }
}

void expect_refused(const BoardVerdict &board) {
  for (const Format &format : formats())
    EXPECT_THROW(format.write_report(Verdict{{board}, {}}, {}), std::logic_error);
}

TEST(Sums, AReportThatDoesNotAddUpIsNotWritten) {
  BoardVerdict board = sample_board();
  board.sums.functions_bounded = 2;
  expect_refused(board);
  board = sample_board();
  board.sums.calls = 11;
  expect_refused(board);
  board = sample_board();
  board.functions.pop_back();
  expect_refused(board);
}

TEST(Sums, AnEntryThatContradictsItselfIsNotWritten) {
  BoardVerdict board = sample_board();
  board.entries[0].bound.chain[0].depth_bytes = 119;
  expect_refused(board);
  board = sample_board();
  board.entries[1].status = Status::within;
  expect_refused(board);
  board = sample_board();
  board.entries[2].bound.reasons.clear();
  expect_refused(board);
  board = sample_board();
  board.entries[2].status = Status::within;
  expect_refused(board);
  board = sample_board();
  board.entries[0].bound.assumptions = {"x"};
  expect_refused(board);
}

TEST(Formats, AnUnknownOneIsRefused) {
  try {
    find_format("jsn");
    FAIL() << "no error";
  } catch (const InputError &error) {
    EXPECT_STREQ(error.what(),
                 "--format: \"jsn\": wanted \"text\" or \"json\"; did you mean \"json\"?");
  }
}

TEST(UnitFactsText, OneLinePerFunction) {
  Unit unit;
  unit.name = sample_directory + "/a.o";
  unit.functions.resize(2);
  unit.functions[0].symbol = "f";
  unit.functions[0].frame_bytes = 16;
  unit.functions[0].reach_bytes = 20;
  unit.functions[1].symbol = "g";
  unit.problems = {{Reason::unreadable_object, {}, "cut off"}};
  const UnitFacts facts{
      {unit},
      {{unit.name, "f", {BoundType::exact, 48}, {}},
       {unit.name, "g", {BoundType::unbounded, 8}, {sample_reason(Reason::recursion, "g", 1)}}}};
  const std::string text = find_format("text").write_unit_facts(facts, {false, sample_directory});
  EXPECT_THAT(text, ContainsRegex("\na.o\n"));
  EXPECT_THAT(text, ContainsRegex("f +16 +20 += 48\n"));
  EXPECT_THAT(text, ContainsRegex("g +0 +0 +unbounded \\(at least 8\\): recursion\n"));
  EXPECT_THAT(text, HasSubstr("unreadable-object: cut off"));
}

}  // namespace
}  // namespace stackcheck
