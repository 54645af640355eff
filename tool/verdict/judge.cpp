#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "facts/input_error.h"
#include "verdict/entry_bound.h"
#include "verdict/interrupts.h"
#include "verdict/verdict.h"

namespace stackcheck {

namespace {

const Stack &stack_of(const Budget &budget, const Entry &entry) {
  const auto found = std::ranges::find(budget.stacks, entry.stack, &Stack::name);
  if (found == budget.stacks.end())
    throw InputError(entry.where.file + ":" + std::to_string(entry.where.line) + ": entry \"" +
                     entry.function + "\": wanted the name of a stack, not \"" + entry.stack +
                     "\"");
  return *found;
}

bool is_missing(const Program &program, const Entry &entry) {
  return functions_of(program, entry).empty();
}

Status status_of(const Bound &bound, const Stack &stack) {
  if (bound.type == BoundType::unbounded) return Status::unbounded;
  const std::uint64_t needed = std::uint64_t{bound.bytes} + stack.reserve_bytes;
  return needed <= stack.bytes ? Status::within : Status::over;
}

EntryVerdict judge_entry(const Program &program, const Entry &entry, const Stack &stack,
                         Bound bound) {
  EntryVerdict verdict;
  verdict.entry = entry.function;
  verdict.kind = entry.kind;
  verdict.status = is_missing(program, entry) ? Status::not_analysed : status_of(bound, stack);
  verdict.bound = std::move(bound);
  verdict.stack = stack.name;
  verdict.budget_bytes = stack.bytes - std::min(stack.bytes, stack.reserve_bytes);
  verdict.budget_source = stack.source;
  return verdict;
}

std::vector<Bound> entry_bounds(const Program &program, const Budget &budget,
                                const InterruptFrame &frame) {
  std::vector<Bound> own, stacked;
  for (const Entry &entry : budget.entries) own.push_back(bound_of_entry(program, entry));
  const Interrupts interrupts(budget, own, frame);
  for (std::size_t i = 0; i < own.size(); ++i) stacked.push_back(interrupts.with_interrupts(i));
  return stacked;
}

/// A tenth more is worth a reader's time.
bool is_much_more(const Bound &merged, const Bound &bound) {
  if (bound.type == BoundType::unbounded) return false;
  return merged.type == BoundType::unbounded ||
         std::uint64_t{merged.bytes} * 10 > std::uint64_t{bound.bytes} * 11;
}

std::vector<EntryVerdict> judge_entries(const Program &program, const Budget &budget,
                                        const InterruptFrame &frame) {
  const std::vector<Bound> bounds = entry_bounds(program, budget, frame);
  std::vector<Bound> merged = bounds;
  if (program.nodes.size() > function_count(program))
    merged = entry_bounds(without_instances(program), budget, frame);
  std::vector<EntryVerdict> verdicts;
  for (std::size_t i = 0; i < budget.entries.size(); ++i) {
    const Entry &entry = budget.entries[i];
    verdicts.push_back(judge_entry(program, entry, stack_of(budget, entry), bounds[i]));
    if (is_much_more(merged[i], bounds[i]))
      verdicts.back().merged_bound = {merged[i].type, merged[i].bytes};
  }
  return verdicts;
}

std::vector<FunctionVerdict> judge_functions(const Program &program) {
  const std::vector<FunctionBound> bounds = bound_functions(program);
  std::vector<FunctionVerdict> verdicts;
  for (NodeId id = 0; id < function_count(program); ++id) {
    const Function &function = program.nodes[id].function;
    const std::optional<NodeId> deepest = bounds[id].deepest_call;
    verdicts.push_back({function.name, function.symbol, function.where, function.frame_bytes,
                        bounds[id], evidence_of(program, program.nodes[id]),
                        deepest ? program.nodes[*deepest].function.symbol : ""});
  }
  std::ranges::stable_sort(verdicts, {}, [](const FunctionVerdict &verdict) {
    return std::tie(verdict.symbol, verdict.where.file);
  });
  return verdicts;
}

std::vector<std::string> evidence_lines(const Program &program) {
  std::map<std::string, std::size_t> functions;
  for (NodeId id = 0; id < function_count(program); ++id)
    ++functions[evidence_of(program, program.nodes[id]).producer];
  std::vector<std::string> lines;
  for (const auto &[producer, count] : functions)
    lines.push_back(producer + " (" + std::to_string(count) +
                    (count == 1 ? " function)" : " functions)"));
  return lines;
}

std::size_t &count_of(SiteVerdict verdict, IndirectSums &sums) {
  switch (verdict) {
    case SiteVerdict::resolved:
      return sums.resolved;
    case SiteVerdict::never_set:
      return sums.never_set;
    case SiteVerdict::by_signature:
      return sums.by_signature;
    case SiteVerdict::unknown:
      break;
  }
  return sums.unknown;
}

Sums sums_of(const Program &program, const std::vector<FunctionVerdict> &functions) {
  Sums sums;
  sums.functions = functions.size();
  for (const FunctionVerdict &function : functions)
    ++(function.bound.type == BoundType::unbounded ? sums.functions_unbounded
                                                   : sums.functions_bounded);
  for (NodeId id = 0; id < function_count(program); ++id)
    sums.calls += program.nodes[id].function.calls.size();
  sums.calls_by_outcome = program.calls;
  sums.joins = program.joins;
  sums.indirect_calls = program.indirect_calls.size();
  for (const IndirectCall &call : program.indirect_calls)
    ++count_of(call.verdict, sums.indirect_by_verdict);
  return sums;
}

/// An external that only a fact describes is in use as well where it is an entry.
bool is_about_entry(const Fact &fact, const Budget &budget) {
  const auto *frame = std::get_if<FrameFact>(&fact.fact);
  return frame && std::ranges::find(budget.entries, frame->function, &Entry::function) !=
                      budget.entries.end();
}

void divide_facts(const Program &program, const Budget &budget, BoardVerdict &verdict) {
  for (const Fact &fact : budget.facts) {
    const bool is_unused = std::ranges::count(program.unused_facts, fact) > 0;
    (is_unused && !is_about_entry(fact, budget) ? verdict.facts_unused : verdict.facts_used)
        .push_back(fact);
  }
}

std::vector<NodeId> entry_nodes(const Program &program, const Budget &budget) {
  std::set<NodeId> nodes;
  for (const Entry &entry : budget.entries)
    for (const NodeId id : functions_of(program, entry)) nodes.insert(id);
  return {nodes.begin(), nodes.end()};
}

std::vector<OfferedRoot> roots_beside(const Program &program, const Budget &budget) {
  std::set<std::string> known;
  for (const NodeId id : entry_nodes(program, budget))
    known.insert(program.nodes[id].function.symbol);
  std::vector<OfferedRoot> roots;
  std::ranges::copy_if(program.offered_roots, std::back_inserter(roots),
                       [&](const auto &root) { return !known.contains(root.function.symbol); });
  return roots;
}

bool is_within(const BoardVerdict &board) {
  return !board.entries.empty() && std::ranges::all_of(board.entries, [](const auto &entry) {
    return entry.status == Status::within;
  });
}

}  // namespace

BoardVerdict judge(const Program &program, const Budget &budget, const InterruptFrame &frame) {
  BoardVerdict verdict;
  verdict.board = budget.board;
  verdict.budget_file = budget.path;
  verdict.evidence = evidence_lines(program);
  verdict.entries = judge_entries(program, budget, frame);
  verdict.functions = judge_functions(program);
  verdict.recursions = recursions(program, entry_nodes(program, budget));
  verdict.indirect_calls = program.indirect_calls;
  verdict.offered_roots = roots_beside(program, budget);
  verdict.problems = program.problems;
  divide_facts(program, budget, verdict);
  verdict.sums = sums_of(program, verdict.functions);
  return verdict;
}

int exit_status(const Verdict &verdict) {
  const bool all_analysed = std::ranges::all_of(
      verdict.boards, [](const BoardVerdict &board) { return board.problems.empty(); });
  if (!all_analysed) return 2;
  const bool are_within =
      !verdict.boards.empty() && std::ranges::all_of(verdict.boards, is_within);
  if (!are_within) return 1;
  return verdict.reads ? exit_status(*verdict.reads) : 0;
}

int exit_status(const Reads &reads) {
  return reads.findings.empty() && reads.undecided.empty() ? 0 : 1;
}

}  // namespace stackcheck
