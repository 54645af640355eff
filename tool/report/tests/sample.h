#pragma once
#include "report/report.h"

namespace stackcheck {

inline const std::string sample_directory = "/home/user/project";

inline Bound exact_bound(std::uint32_t bytes) {
  return {
      BoundType::exact, bytes, {{"f", bytes, bytes, {"/home/user/project/src/f.c", 3, 1}}}, {}, {}};
}

inline BoundReason sample_reason(Reason reason, const std::string &function, unsigned line) {
  return {{reason, {"/home/user/project/src/net.c", line, 5}, "p->send(...)"},
          function,
          {"main", function}};
}

/// A board with one entry of every status, and sums that fit.
inline BoardVerdict sample_board() {
  BoardVerdict board;
  board.board = "pico";
  board.budget_file = "/home/user/project/budgets/pico.json";
  board.evidence = {"Clang 22.1.8 in process (2 functions)"};
  board.entries = {
      {"isr", EntryKind::interrupt, Status::within, exact_bound(120), "core0", 2048, "linker"},
      {"poll",
       EntryKind::task,
       Status::over,
       {BoundType::at_most,
        2460,
        {{"poll", 60, 60, {"/home/user/project/src/poll.c", 12, 1}},
         {"memcpy", 2400, 2460, {"/usr/lib/libc.c", 7, 1}}},
        {"memcpy reaches at most 2400 bytes: measured (b.json:3)"},
        {}},
       "core0",
       2048,
       "linker"},
      {"main",
       EntryKind::main,
       Status::unbounded,
       {BoundType::unbounded,
        5120,
        {{"main", 16, 16, {"/home/user/project/src/main.c", 9, 1}}, {"net_send", 5104, 5120, {}}},
        {"an assumption"},
        {sample_reason(Reason::unresolved_indirect_call, "net_send", 40),
         sample_reason(Reason::recursion, "x509_parse", 50)}},
       "core0",
       2048,
       "linker"},
      {"gone",
       EntryKind::task,
       Status::not_analysed,
       {BoundType::unbounded, 0, {}, {}, {sample_reason(Reason::missing_entry, "gone", 1)}},
       "core0",
       2048,
       "linker"}};
  board.functions = {
      {"isr",
       "isr",
       {"/home/user/project/src/f.c", 3, 1},
       120,
       {BoundType::exact, 120},
       {"Clang 22.1.8 in process", ""}},
      {"main", "main", {}, 16, {BoundType::unbounded, 5120}, {"GCC", "/opt/lib/libc.a(x.o)"}}};
  board.problems = {
      {Reason::unit_not_compiled, {"/home/user/project/src/bad.c", 2, 1}, "no header"}};
  board.facts_unused = {{FrameFact{"nobody", 8}, "old measurement", {"budgets/pico.json", 30, 0}}};
  board.entries[0].merged_bound = {BoundType::at_most, 900};
  board.recursions = {
      {{{"parse", "visit", {"/home/user/project/src/net.c", 60, 3}, true, {}},
        {"visit",
         "parse",
         {"/home/user/project/src/net.c", 70, 3},
         false,
         {{EdgeFact{"visit", "parse", 2}, "depth of the format", {"budgets/pico.json", 12, 0}}}}}}};
  board.indirect_calls = {{{"/home/user/project/src/net.c", 40, 5},
                           "net_send",
                           "p->send",
                           "port.send",
                           SiteVerdict::unknown,
                           {"spi_send"},
                           {"the variable p is not defined in the program"}},
                          {{"/home/user/project/src/net.c", 44, 7},
                           "net_poll",
                           "hook",
                           "",
                           SiteVerdict::never_set,
                           {},
                           {}}};
  board.offered_roots = {
      {{0, "blink"}, "task", "passed to xTaskCreate", {"/home/user/project/src/main.c", 20, 3}}};
  board.sums = {2, 1, 1, 10, {7, 1, 2}, {3, 1, 0}, 2, {0, 1, 0, 1}};
  return board;
}

}  // namespace stackcheck
