// The report for people: the tables of all boards first, then what needs explaining, then
// the sums.
#include <algorithm>
#include <map>
#include <set>

#include "report/advice.h"
#include "report/formats.h"
#include "report/names.h"
#include "report/printable.h"
#include "report/sums.h"
#include "report/table.h"

namespace stackcheck {

namespace {

constexpr std::size_t max_listed = 20;
constexpr std::size_t max_labels = 4;

std::string bytes_text(std::uint64_t bytes) { return std::to_string(bytes) + " bytes"; }

std::string place_text(const Location &where, const ReportOptions &options) {
  if (where.file.empty()) return "";
  const std::string file = shown_path(where.file, options);
  return where.line == 0 ? file : file + ":" + std::to_string(where.line);
}

std::string plural(std::size_t count, const std::string &noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string joined(const std::vector<std::string> &words) {
  std::string text;
  for (const std::string &word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

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

/// Writes one board; the parts are put together by write_text.
class BoardText {
 public:
  BoardText(const BoardVerdict &board, const ReportOptions &options)
      : board_(board), options_(options) {
    for (const EntryVerdict &entry : board.entries)
      assumptions_.insert(entry.bound.assumptions.begin(), entry.bound.assumptions.end());
  }

  std::string overview() const;
  std::string explanation() const;
  void add_sums(Table &table) const;

 private:
  std::string heading(const std::string &text) const {
    return "\n" + painted(printable(text), Style::strong, options_.color) + "\n";
  }
  std::string bound_cell(const Bound &bound) const;
  std::string entry_text(const EntryVerdict &entry) const;
  std::string entry_heading(const EntryVerdict &entry) const;
  std::string chain_text(const Bound &bound) const;
  std::string reasons_text() const;
  std::string assumptions_text() const;
  std::string problems_text() const;
  std::string unused_facts_text() const;

  const BoardVerdict &board_;
  const ReportOptions &options_;
  std::set<std::string> assumptions_;
};

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
             bytes_text(entry.bound.bytes - entry.budget_bytes) + " too many";
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

std::string reason_counts(const Bound &bound) {
  std::map<Reason, std::size_t> counts;
  for (const BoundReason &reason : bound.reasons) ++counts[reason.unknown.reason];
  std::vector<std::string> words;
  for (const auto &[reason, count] : counts)
    words.push_back(std::to_string(count) + " " + std::string(to_name(reason)));
  return joined(words);
}

std::string BoardText::entry_text(const EntryVerdict &entry) const {
  if (entry.status == Status::within) return "";
  std::string text = heading(entry_heading(entry)) + chain_text(entry.bound);
  if (!entry.bound.reasons.empty())
    text += "  no bound because: " + reason_counts(entry.bound) + "\n";
  return text;
}

/// Places by reason, each place once however many entries reach it.
struct ReasonGroup {
  std::set<std::vector<std::string>> places;  ///< cells of a line
  std::set<std::string> entries;
};

std::vector<std::string> place_cells(const Unknown &unknown, const std::string &function,
                                     const ReportOptions &options) {
  return {place_text(unknown.where, options), function, unknown.detail};
}

std::string list_text(const std::set<std::vector<std::string>> &lines, bool color) {
  Table table;
  std::size_t listed = 0;
  for (const std::vector<std::string> &line : lines) {
    if (listed++ == max_listed) break;
    std::vector<Cell> cells;
    for (const std::string &cell : line) cells.push_back({cell});
    table.add(std::move(cells));
  }
  std::string text = table.text(4, color);
  if (lines.size() > max_listed)
    text += "    ... and " + std::to_string(lines.size() - max_listed) +
            " more, --format=json has all\n";
  return text;
}

std::string group_text(Reason reason, const ReasonGroup &group, bool color) {
  const Advice advice = advice_on(reason);
  std::string text = "  " + std::string(to_name(reason)) + ": " +
                     plural(group.places.size(), "place") + "; " + std::string(advice.meaning) +
                     "\n";
  const std::vector<std::string> entries(group.entries.begin(), group.entries.end());
  if (!entries.empty()) text += "    reached from: " + printable(joined(entries)) + "\n";
  text += "    what to do: " + std::string(advice.remedy) + "\n";
  return text + list_text(group.places, color);
}

std::string BoardText::reasons_text() const {
  std::map<Reason, ReasonGroup> groups;
  for (const EntryVerdict &entry : board_.entries)
    for (const BoundReason &reason : entry.bound.reasons) {
      ReasonGroup &group = groups[reason.unknown.reason];
      group.places.insert(place_cells(reason.unknown, reason.function, options_));
      group.entries.insert(entry.entry);
    }
  if (groups.empty()) return "";
  std::string text = heading(board_.board + ": why there is no bound");
  for (const auto &[reason, group] : groups) text += group_text(reason, group, options_.color);
  return text;
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
  if (board_.problems.empty()) return "";
  std::map<Reason, ReasonGroup> groups;
  for (const Unknown &problem : board_.problems)
    groups[problem.reason].places.insert(place_cells(problem, "", options_));
  std::string text = heading(board_.board + ": not analysed");
  for (const auto &[reason, group] : groups) text += group_text(reason, group, options_.color);
  return text;
}

std::string BoardText::unused_facts_text() const {
  if (board_.facts_unused.empty()) return "";
  std::set<std::vector<std::string>> lines;
  for (const Fact &fact : board_.facts_unused)
    lines.insert({place_text(fact.where, options_), fact.why});
  return heading(board_.board + ": facts that fit nothing in the program") +
         list_text(lines, options_.color);
}

std::string BoardText::explanation() const {
  std::string text;
  for (const EntryVerdict &entry : board_.entries) text += entry_text(entry);
  return text + reasons_text() + assumptions_text() + problems_text() + unused_facts_text();
}

Cell number(std::size_t count) { return {std::to_string(count), {}, true}; }

void BoardText::add_sums(Table &table) const {
  const EntrySums entries = count_entries(board_);
  const Sums &sums = board_.sums;
  table.add({{board_.board},
             {"entries"},
             number(entries.entries),
             {"= " + std::to_string(entries.within) + " within + " + std::to_string(entries.over) +
              " over + " + std::to_string(entries.unbounded) + " unbounded + " +
              std::to_string(entries.not_analysed) + " not analysed"}});
  table.add({{""},
             {"functions"},
             number(sums.functions),
             {"= " + std::to_string(sums.functions_bounded) + " bounded + " +
              std::to_string(sums.functions_unbounded) + " unbounded with a reason"}});
  table.add({{""},
             {"calls"},
             number(sums.calls),
             {"= " + std::to_string(sums.calls_resolved) + " resolved + " +
              std::to_string(sums.calls_unresolved) + " unresolved with a reason"}});
}

std::string conclusion(const Verdict &verdict, bool color) {
  std::size_t entries = 0, within = 0;
  for (const BoardVerdict &board : verdict.boards) {
    entries += count_entries(board).entries;
    within += count_entries(board).within;
  }
  const bool is_good = exit_status(verdict) == 0;
  return "\n" +
         painted(std::to_string(within) + " of " + plural(entries, "entry point") +
                     " proven within budget" + (is_good ? "." : "; the check fails."),
                 is_good ? Style::good : Style::bad, color) +
         "\n";
}

}  // namespace

std::string write_text(const Verdict &verdict, const ReportOptions &options) {
  std::string overview = "Worst-case stack depth of every entry point, against its budget.\n";
  std::string explanation;
  Table sums;
  for (const BoardVerdict &board : verdict.boards) {
    check_sums(board);
    const BoardText text(board, options);
    overview += text.overview();
    explanation += text.explanation();
    text.add_sums(sums);
  }
  return overview + explanation + "\n" + painted("Sums", Style::strong, options.color) + "\n" +
         sums.text(2, options.color) + conclusion(verdict, options.color);
}

}  // namespace stackcheck
