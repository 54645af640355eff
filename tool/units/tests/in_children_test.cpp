#include "units/in_children.h"

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace stackcheck {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

std::string name_of(std::size_t number) { return "u" + std::to_string(number); }

UnitsWork work(std::size_t count, std::function<void(std::size_t, Unit &)> fill) {
  UnitsWork work;
  for (std::size_t i = 0; i < count; ++i) work.names.push_back(name_of(i));
  work.worker = "the compiler";
  work.analyse = [fill](std::size_t i) {
    Unit unit;
    unit.name = name_of(i);
    fill(i, unit);
    return std::vector<Unit>{unit};
  };
  return work;
}

std::vector<std::string> names(const std::vector<std::vector<Unit>> &units) {
  std::vector<std::string> names;
  for (const std::vector<Unit> &group : units)
    for (const Unit &unit : group) names.push_back(unit.name);
  return names;
}

/// The detail of the only problem of the only unit.
std::string problem(const std::vector<Unit> &units) {
  if (units.size() != 1 || units[0].problems.size() != 1) return "";
  return units[0].problems[0].detail;
}

bool has_children() { return waitpid(-1, nullptr, WNOHANG) >= 0 || errno != ECHILD; }

class InChildren : public ::testing::Test {
 protected:
  void TearDown() override { EXPECT_FALSE(has_children()); }
};

void sleep_milliseconds(int milliseconds) {
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

TEST_F(InChildren, UnitsComeInOrderWhateverOrderTheyFinishIn) {
  const auto late_first = [](std::size_t i, Unit &) { sleep_milliseconds(i == 0 ? 200 : 0); };
  for (const unsigned jobs : {0u, 1u, 3u, 50u})
    EXPECT_THAT(names(analyse_in_children(work(5, late_first), {jobs, 60, {}})),
                ElementsAre("u0", "u1", "u2", "u3", "u4"))
        << jobs;
}

TEST_F(InChildren, NoWorkGivesNoUnits) {
  EXPECT_TRUE(analyse_in_children(work(0, [](std::size_t, Unit &) {}), {}).empty());
}

TEST_F(InChildren, EachRunsInAProcessOfItsOwn) {
  static int runs = 0;
  const auto count = [](std::size_t, Unit &unit) {
    ++runs;
    unit.undefined = {std::to_string(getpid()), std::to_string(runs)};
  };
  const auto units = analyse_in_children(work(2, count), {});
  EXPECT_EQ(runs, 0);
  EXPECT_EQ(units[1][0].undefined[1], "1");
  EXPECT_NE(units[0][0].undefined[0], units[1][0].undefined[0]);
}

TEST_F(InChildren, ACrashCostsOnlyItsOwnUnit) {
  const auto crash = [](std::size_t i, Unit &) {
    signal(SIGSEGV, SIG_DFL);
    if (i == 1) raise(SIGSEGV);
  };
  const auto units = analyse_in_children(work(3, crash), {2, 60, {}});
  EXPECT_THAT(names(units), ElementsAre("u0", "u1", "u2"));
  EXPECT_EQ(problem(units[1]), "the compiler crashed (signal 11)");
  EXPECT_EQ(units[1][0].problems[0].reason, Reason::unit_not_compiled);
  EXPECT_EQ(units[1][0].problems[0].where.file, "u1");
  EXPECT_TRUE(units[0][0].problems.empty());
  EXPECT_TRUE(units[2][0].problems.empty());
}

TEST_F(InChildren, AHangEndsAtTheTimeout) {
  const auto hang = [](std::size_t i, Unit &) {
    while (i == 0) pause();
  };
  const auto before = std::chrono::steady_clock::now();
  const auto units = analyse_in_children(work(2, hang), {1, 1, {}});
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(30));
  EXPECT_EQ(problem(units[0]), "the compiler took longer than 1 s");
  EXPECT_TRUE(units[1][0].problems.empty());
}

TEST_F(InChildren, AnEarlyExitIsAProblem) {
  const auto units = analyse_in_children(work(1, [](std::size_t, Unit &) { _exit(0); }), {});
  EXPECT_EQ(problem(units[0]), "the compiler ended early (exit status 0)");
}

TEST_F(InChildren, AnExceptionIsAProblemWithItsText) {
  const auto fail = [](std::size_t, Unit &) { throw std::runtime_error("no such file"); };
  EXPECT_EQ(problem(analyse_in_children(work(1, fail), {})[0]), "no such file");
}

TEST_F(InChildren, LargeResultsComeBackWhole) {
  const auto fill = [](std::size_t i, Unit &unit) {
    unit.undefined = {std::string(10'000'000, static_cast<char>('a' + i))};
  };
  const auto units = analyse_in_children(work(3, fill), {3, 60, {}});
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_EQ(units[i][0].undefined[0], std::string(10'000'000, static_cast<char>('a' + i)));
}

TEST_F(InChildren, OneMayBecomeSeveralUnits) {
  UnitsWork members = work(2, [](std::size_t, Unit &) {});
  members.analyse = [](std::size_t i) { return std::vector<Unit>(i); };
  const auto units = analyse_in_children(members, {});
  EXPECT_EQ(units[0].size(), 0u);
  EXPECT_EQ(units[1].size(), 1u);
}

TEST_F(InChildren, ProgressNamesEachUnitOnce) {
  std::vector<std::size_t> done;
  std::vector<std::string> finished;
  UnitsRun run{2, 60, [&](const Progress &progress) {
                 EXPECT_EQ(progress.total, 3u);
                 done.push_back(progress.done);
                 finished.push_back(progress.unit);
               }};
  analyse_in_children(work(3, [](std::size_t, Unit &) {}), run);
  EXPECT_THAT(done, ElementsAre(1, 2, 3));
  EXPECT_THAT(finished, UnorderedElementsAre("u0", "u1", "u2"));
}

TEST_F(InChildren, WhenProgressThrowsNoProcessIsLeft) {
  UnitsRun run{3, 60, [](const Progress &) { throw std::runtime_error("stop"); }};
  const auto wait = [](std::size_t i, Unit &) { sleep_milliseconds(i == 0 ? 0 : 20'000); };
  EXPECT_THROW(analyse_in_children(work(3, wait), run), std::runtime_error);
  EXPECT_FALSE(has_children());
}

TEST_F(InChildren, SignalsInterruptNothing) {
  static volatile sig_atomic_t signals = 0;
  struct sigaction action = {}, before = {};
  action.sa_handler = [](int) { signals = signals + 1; };
  sigaction(SIGALRM, &action, &before);  // without SA_RESTART, so that calls end with EINTR
  const itimerval every_millisecond = {{0, 1000}, {0, 1000}}, never = {};
  setitimer(ITIMER_REAL, &every_millisecond, nullptr);
  const auto slow = [](std::size_t i, Unit &unit) {
    sleep_milliseconds(50);
    unit.undefined = {std::string(1'000'000, static_cast<char>('a' + i))};
  };
  const auto units = analyse_in_children(work(4, slow), {2, 60, {}});
  setitimer(ITIMER_REAL, &never, nullptr);
  sigaction(SIGALRM, &before, nullptr);
  EXPECT_GT(signals, 10);
  for (const std::vector<Unit> &unit : units) {
    EXPECT_TRUE(unit[0].problems.empty()) << problem(unit);
    EXPECT_EQ(unit[0].undefined[0].size(), 1'000'000u);
  }
}

}  // namespace
}  // namespace stackcheck
