#include "report/board_text.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "facts/readable_name.h"
#include "report/names.h"
#include "report/phrases.h"
#include "report/printable.h"
#include "report/reason_list.h"
#include "report/table.h"

namespace stackcheck {

namespace {

constexpr std::size_t max_labels = 4;

// The same words in the table and in the list of assumptions.
std::string assumption_label(std::size_t index) { return "[" + std::to_string(index + 1) + "]"; }

std::string bound_text(const Bound &bound) {
  const std::string bytes = std::to_string(bound.bytes);
  if (bound.type == BoundType::exact) return "= " + bytes;
  if (bound.type == BoundType::unbounded) return "unbounded (at least " + bytes + ")";
  return "<= " + bytes;
}

std::string margin_text(const EntryVerdict &entry) {
  if (entry.bound.type == BoundType::unbounded) return "?";
  return std::to_string(std::int64_t{entry.budget_bytes} - std::int64_t{entry.bound.bytes});
}

std::string reason_counts(const Bound &bound) {
  std::map<Reason, std::size_t> counts;
  for (const BoundReason &reason : bound.reasons) ++counts[reason.unknown.reason];
  std::vector<std::string> words;
  for (const auto &[reason, count] : counts)
    words.push_back(std::to_string(count) + " " + std::string(to_name(reason)));
  return joined(words);
}

}  // namespace

BoardText::BoardText(const BoardVerdict &board, const ReportOptions &options)
    : board_(board), options_(options) {
  for (const EntryVerdict &entry : board.entries)
    assumptions_.insert(entry.bound.assumptions.begin(), entry.bound.assumptions.end());
}

std::string BoardText::heading(const std::string &text) const {
  return "\n" + painted(printable(text), Style::strong, options_.color) + "\n";
}

std::string BoardText::bound_cell(const Bound &bound) const {
  if (bound.type != BoundType::at_most) return bound_text(bound);
  std::vector<std::string> labels;
  for (const std::string &assumption : bound.assumptions)
    labels.push_back(
        assumption_label(std::distance(assumptions_.begin(), assumptions_.find(assumption))));
  const std::size_t surplus = labels.size() - std::min(labels.size(), max_labels);
  labels.resize(labels.size() - surplus);
  return bound_text(bound) + " assuming " + joined(labels) +
         (surplus == 0 ? "" : " and " + std::to_string(surplus) + " more");
}

std::string BoardText::overview() const {
  Table table;
  table.add({{"entry"},
             {"kind"},
             {"stack"},
             {"bound in bytes"},
             {"budget", {}, true},
             {"margin", {}, true},
             {"status"}});
  for (const EntryVerdict &entry : board_.entries) {
    const bool is_good = entry.status == Status::within;
    table.add({{entry.entry},
               {std::string(to_name(entry.kind))},
               {entry.stack},
               {bound_cell(entry.bound)},
               {std::to_string(entry.budget_bytes), {}, true},
               {margin_text(entry), {}, true},
               {std::string(to_name(entry.status)), is_good ? Style::good : Style::bad}});
  }
  std::string text =
      heading("Board " + board_.board + " (" + shown_path(board_.budget_file, options_) + ")");
  text += table.text(2, options_.color);
  for (const std::string &line : board_.evidence) text += "  code: " + printable(line) + "\n";
  return text;
}

std::string BoardText::entry_heading(const EntryVerdict &entry) const {
  const std::string name = board_.board + ": " + entry.entry;
  const std::string known = std::to_string(entry.bound.bytes);
  const std::string budget = std::to_string(entry.budget_bytes) + " (" + entry.budget_source + ")";
  switch (entry.status) {
    case Status::over:
      return name + " needs " + known + " bytes of " + budget + ", " +
             plural(entry.bound.bytes - entry.budget_bytes, "byte") + " too many";
    case Status::unbounded:
      return name + " has no bound; it needs at least " + known + " bytes of " + budget;
    default:
      return name + " is not analysed";
  }
}

std::string BoardText::chain_text(const Bound &bound) const {
  if (bound.chain.empty()) return "";
  Table table;
  table.add({{"bytes", {}, true}, {"depth", {}, true}, {"the deepest chain of calls"}, {""}});
  for (const ChainStep &step : bound.chain)
    table.add({{std::to_string(step.bytes), {}, true},
               {std::to_string(step.depth_bytes), {}, true},
               {step.function},
               {place_text(step.where, options_)}});
  return table.text(2, options_.color);
}

std::string BoardText::entry_text(const EntryVerdict &entry) const {
  if (entry.status == Status::within) return "";
  std::string text = heading(entry_heading(entry)) + chain_text(entry.bound);
  if (!entry.bound.reasons.empty())
    text += "  no bound because: " + reason_counts(entry.bound) + "\n";
  return text;
}

std::string BoardText::reasons_text() const {
  ReasonList list(options_);
  for (const EntryVerdict &entry : board_.entries)
    for (const BoundReason &reason : entry.bound.reasons)
      list.add(reason.unknown, reason.function, entry.entry);
  const std::string text = list.text();
  return text.empty() ? "" : heading(board_.board + ": why there is no bound") + text;
}

std::string BoardText::assumptions_text() const {
  if (assumptions_.empty()) return "";
  Table table;
  std::size_t index = 0;
  for (const std::string &assumption : assumptions_) {
    table.add({{assumption_label(index), {}, true}, {assumption}});
    ++index;
  }
  return heading(board_.board + ": what these bounds assume") + table.text(2, options_.color);
}

std::string BoardText::problems_text() const {
  ReasonList list(options_);
  for (const Unknown &problem : board_.problems) list.add(problem, "", "");
  const std::string text = list.text();
  return text.empty() ? "" : heading(board_.board + ": not analysed") + text;
}

std::string BoardText::unused_facts_text() const {
  if (board_.facts_unused.empty()) return "";
  std::set<std::vector<std::string>> lines;
  for (const Fact &fact : board_.facts_unused)
    lines.insert({place_text(fact.where, options_), fact.why});
  return heading(board_.board + ": facts that fit nothing in the program") + list_text(lines);
}

std::string BoardText::merged_bounds_text() const {
  Table table;
  for (const EntryVerdict &entry : board_.entries) {
    if (!entry.merged_bound) continue;
    const Bound merged{entry.merged_bound->type, entry.merged_bound->bytes, {}, {}, {}};
    table.add({{entry.entry}, {bound_text(entry.bound)}, {"instead of " + bound_text(merged)}});
  }
  const std::string text = table.text(4, options_.color);
  return text.empty() ? ""
                      : heading(board_.board +
                                ": what it is worth to tell calls apart by the callbacks and "
                                "objects they pass") +
                            text;
}

std::string BoardText::recursions_text() const {
  if (board_.recursions.empty()) return "";
  std::string text = heading(board_.board + ": cycles of calls");
  for (const Recursion &recursion : board_.recursions) {
    Table table;
    for (const RecursionStep &step : recursion.steps) {
      std::string limits;
      for (const Fact &fact : step.limits)
        limits += " limited by " + place_text(fact.where, options_);
      table.add({{step.caller + " > " + step.callee},
                 {step.through_pointer ? "through a pointer" : "direct"},
                 {place_text(step.where, options_) + limits}});
    }
    text += table.text(4, options_.color) + "\n";
  }
  text.pop_back();
  return text;
}

std::string BoardText::never_set_text() const {
  std::set<std::vector<std::string>> lines;
  for (const IndirectCall &call : board_.indirect_calls)
    if (call.verdict == SiteVerdict::never_set)
      lines.insert({place_text(call.where, options_), readable_name(call.caller), call.expression});
  if (lines.empty()) return "";
  return heading(board_.board + ": calls never made, because nothing sets their pointer") +
         list_text(lines);
}

std::string BoardText::offered_roots_text() const {
  std::set<std::vector<std::string>> lines;
  for (const OfferedRoot &root : board_.offered_roots)
    lines.insert({readable_name(root.function.symbol), root.kind, root.how,
                  place_text(root.where, options_)});
  if (lines.empty()) return "";
  return heading(board_.board + ": may be started from outside, and are no entries of the budget") +
         list_text(lines);
}

std::string BoardText::explanation() const {
  std::string text;
  for (const EntryVerdict &entry : board_.entries) text += entry_text(entry);
  return text + reasons_text() + assumptions_text() + problems_text() + unused_facts_text() +
         merged_bounds_text() + recursions_text() + never_set_text() + offered_roots_text();
}

}  // namespace stackcheck
