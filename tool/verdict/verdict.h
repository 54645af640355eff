#pragma once
// Bounds against budgets: the outcome of every entry of a board, interrupts on top.

#include <optional>
#include <string>
#include <vector>

#include "bound/bound.h"
#include "bound/recursion.h"
#include "facts/reads.h"
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
  /// The bound if functions are not told apart by the callbacks and objects they are passed,
  /// where that is much more.
  std::optional<FunctionBound> merged_bound;
};

struct FunctionVerdict {
  std::string function, symbol;
  Location where;
  std::uint32_t frame_bytes = 0;
  FunctionBound bound;
  Evidence evidence;
  std::string deepest_call = {};  ///< symbol of its first call on the deepest path; empty: none
};

/// Calls through pointers, of the source, by verdict.
struct IndirectSums {
  std::size_t resolved = 0, never_set = 0, by_signature = 0, unknown = 0;
};

struct Sums {
  std::size_t functions = 0, functions_bounded = 0, functions_unbounded = 0;
  std::size_t calls = 0;  ///< those of the machine code, counted there
  CallSums calls_by_outcome;
  JoinSums joins;  ///< of the machine's indirect calls
  std::size_t indirect_calls = 0;
  IndirectSums indirect_by_verdict;
};

struct BoardVerdict {
  std::string board;
  std::string budget_file;
  std::vector<std::string> evidence;         ///< whose machine code, one line per producer
  std::vector<EntryVerdict> entries;         ///< in the budget's order
  std::vector<FunctionVerdict> functions;    ///< sorted by symbol, then file
  std::vector<Recursion> recursions;         ///< cycles of calls that entries reach
  std::vector<IndirectCall> indirect_calls;  ///< of the source, sorted by place
  std::vector<OfferedRoot> offered_roots;    ///< those that are no entry of the budget
  std::vector<Unknown> problems;             ///< units not analysed
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
  std::optional<Reads> reads = {};  ///< of all boards; none: not looked at
};

/// 0: every entry of every board is within, each board has one, and every read that was looked at
/// is safe; 1: not so; 2: some unit of some board was not analysed, whatever else holds.
int exit_status(const Verdict &verdict);

/// 0: every read is safe; 1: not so.
int exit_status(const Reads &reads);

}  // namespace stackcheck
