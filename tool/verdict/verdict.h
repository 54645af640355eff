#pragma once
// Bounds against budgets: the outcome of every entry of a board, interrupts on top.

#include <optional>
#include <string>
#include <vector>

#include "bound/bound.h"
#include "options/budget.h"
#include "program/program.h"

namespace stackcheck {

enum class Status { within, over, unbounded, not_analysed };

struct EntryVerdict {
  std::string entry;
  EntryKind kind = EntryKind::main;
  Status status = Status::not_analysed;
  Bound bound;  ///< interrupts that can nest on the same stack included
  std::string stack;
  std::uint32_t budget_bytes = 0;  ///< stack less reserve
  std::string budget_source;
};

struct FunctionVerdict {
  std::string function, symbol;
  Location where;
  std::uint32_t frame_bytes = 0;
  FunctionBound bound;
  Evidence evidence;
};

struct BoardVerdict {
  std::string board;
  std::string budget_file;
  std::vector<std::string> evidence;     ///< whose machine code, one line per producer
  std::vector<EntryVerdict> entries;     ///< in the budget's order
  std::vector<FunctionVerdict> functions;  ///< sorted by symbol, then file
  std::vector<Unknown> problems;         ///< units not analysed
  std::vector<Fact> facts_used, facts_unused;
  Sums sums;
};

/// What a CPU puts on the interrupted stack when an interrupt enters.
struct InterruptFrame {
  std::optional<std::uint32_t> bytes;  ///< none: not known
  std::string source;
};

/// `program` was joined with the budget's facts. Throws InputError if an entry's stack is not
/// in the budget.
BoardVerdict judge(const Program &program, const Budget &budget, const InterruptFrame &frame);

struct Verdict {
  std::vector<BoardVerdict> boards;
};

/// 0: every entry of every board is within, and each board has one; 1: not so; 2: some unit of
/// some board was not analysed, whatever its entries say.
int exit_status(const Verdict &verdict);

}  // namespace stackcheck
