// The report for people: the tables of all boards first, then what needs explaining, then
// the sums.
#include "report/board_text.h"
#include "report/formats.h"
#include "report/phrases.h"
#include "report/sums.h"
#include "report/table.h"

namespace stackcheck {

namespace {

Cell number(std::size_t count) { return {std::to_string(count), {}, true}; }

void add_sums(Table &table, const BoardVerdict &board) {
  const EntrySums entries = count_entries(board);
  const Sums &sums = board.sums;
  table.add({{board.board},
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
  const int status = exit_status(verdict);
  const std::string outcome = status == 0   ? "."
                              : status == 1 ? "; the check fails."
                                            : "; not all code could be analysed.";
  return "\n" +
         painted(std::to_string(within) + " of " + plural(entries, "entry point") +
                     " proven within budget" + outcome,
                 status == 0 ? Style::good : Style::bad, color) +
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
    add_sums(sums, board);
  }
  return overview + explanation + "\n" + painted("Sums", Style::strong, options.color) + "\n" +
         sums.text(2, options.color) + conclusion(verdict, options.color);
}

}  // namespace stackcheck
