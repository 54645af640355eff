#include "report/sums.h"

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace stackcheck {

namespace {

void require(bool holds, const std::string &board, const std::string &what) {
  if (!holds) throw std::logic_error("the report on " + board + " does not add up: " + what);
}

bool is_unbounded(const FunctionVerdict &function) {
  return function.bound.type == BoundType::unbounded;
}

bool chain_adds_up(const Bound &bound) {
  std::uint64_t depth_bytes = 0;
  for (const ChainStep &step : bound.chain) {
    depth_bytes += step.bytes;
    if (depth_bytes != step.depth_bytes) return false;
  }
  return bound.chain.empty() || depth_bytes == bound.bytes;
}

bool status_fits(const EntryVerdict &entry) {
  const bool is_bounded = entry.bound.type != BoundType::unbounded;
  switch (entry.status) {
    case Status::within:
      return is_bounded && entry.bound.bytes <= entry.budget_bytes;
    case Status::over:
      return is_bounded && entry.bound.bytes > entry.budget_bytes;
    case Status::unbounded:
    case Status::not_analysed:
      return !is_bounded;
  }
  return false;
}

void check_entry(const EntryVerdict &entry, const std::string &board) {
  const std::string where = "entry " + entry.entry + ": ";
  const bool is_unbounded = entry.bound.type == BoundType::unbounded;
  require(is_unbounded == !entry.bound.reasons.empty(), board, where + "bound against reasons");
  require((entry.bound.type != BoundType::exact) || entry.bound.assumptions.empty(), board,
          where + "an exact bound with assumptions");
  require(status_fits(entry), board, where + "status against bound and budget");
  require(chain_adds_up(entry.bound), board, where + "chain against bound");
}

}  // namespace

EntrySums count_entries(const BoardVerdict &board) {
  EntrySums sums;
  for (const EntryVerdict &entry : board.entries) {
    ++sums.entries;
    sums.within += entry.status == Status::within;
    sums.over += entry.status == Status::over;
    sums.unbounded += entry.status == Status::unbounded;
    sums.not_analysed += entry.status == Status::not_analysed;
  }
  return sums;
}

void check_sums(const BoardVerdict &board) {
  const Sums &sums = board.sums;
  const auto unbounded = static_cast<std::size_t>(
      std::count_if(board.functions.begin(), board.functions.end(), is_unbounded));
  require(sums.functions == sums.functions_bounded + sums.functions_unbounded, board.board,
          "functions");
  const CallSums &calls = sums.calls_by_outcome;
  require(sums.calls == calls.resolved + calls.never_made + calls.unresolved, board.board, "calls");
  const IndirectSums &indirect = sums.indirect_by_verdict;
  require(sums.indirect_calls == indirect.resolved + indirect.never_set + indirect.by_signature +
                                     indirect.unknown &&
              sums.indirect_calls == board.indirect_calls.size(),
          board.board, "indirect calls");
  require(sums.functions == board.functions.size() && sums.functions_unbounded == unbounded,
          board.board, "functions listed against functions counted");
  for (const EntryVerdict &entry : board.entries) check_entry(entry, board.board);
}

}  // namespace stackcheck
