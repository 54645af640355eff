// The report for people: the tables of all boards first, then what needs explaining, then
// the sums.
#include "report/board_text.h"
#include "report/formats.h"
#include "report/phrases.h"
#include "report/reads_text.h"
#include "report/sums.h"
#include "report/table.h"

namespace stackcheck {

namespace {

Cell number(std::size_t count) { return {std::to_string(count), {}, true}; }

/// "= 3 within + 1 over".
std::string parts(const std::vector<std::pair<std::size_t, std::string>> &counts) {
  std::string text;
  for (const auto &[count, what] : counts)
    text += (text.empty() ? "= " : " + ") + std::to_string(count) + " " + what;
  return text;
}

void add_sums(Table &table, const BoardVerdict &board) {
  const EntrySums entries = count_entries(board);
  const Sums &sums = board.sums;
  const CallSums &calls = sums.calls_by_outcome;
  const IndirectSums &indirect = sums.indirect_by_verdict;
  table.add({{board.board},
             {"entries"},
             number(entries.entries),
             {parts({{entries.within, "within"},
                     {entries.over, "over"},
                     {entries.unbounded, "unbounded"},
                     {entries.not_analysed, "not analysed"}})}});
  table.add({{""},
             {"functions"},
             number(sums.functions),
             {parts({{sums.functions_bounded, "bounded"},
                     {sums.functions_unbounded, "unbounded with a reason"}})}});
  table.add({{""},
             {"calls"},
             number(sums.calls),
             {parts({{calls.resolved, "resolved"},
                     {calls.never_made, "never made"},
                     {calls.unresolved, "unresolved with a reason"}})}});
  const JoinSums &joins = sums.joins;
  table.add({{""},
             {"indirect calls"},
             number(joins.to_one + joins.to_several + joins.to_none),
             {parts({{joins.to_one, "joined to one call of the source"},
                     {joins.to_several, "to any of several"},
                     {joins.to_none, "without source"}})}});
  table.add({{""},
             {"calls through pointers"},
             number(sums.indirect_calls),
             {parts({{indirect.resolved, "resolved"},
                     {indirect.never_set, "never set"},
                     {indirect.by_signature, "by signature"},
                     {indirect.unknown, "unknown"}})}});
}

void add_reads(Table &table, const std::optional<Reads> &reads) {
  if (!reads) return table.add({{"all boards"}, {"read sites"}, {""}, {"not looked at"}});
  const ReadSums sums = count_reads(*reads);
  table.add({{"all boards"}, {"read sites"}, number(sums.sites), {read_parts(sums)}});
}

std::string conclusion(const Verdict &verdict, bool color) {
  std::size_t entries = 0, within = 0;
  for (const BoardVerdict &board : verdict.boards) {
    entries += count_entries(board).entries;
    within += count_entries(board).within;
  }
  const int status = exit_status(verdict);
  const ReadSums reads = verdict.reads ? count_reads(*verdict.reads) : ReadSums();
  const std::size_t not_safe = reads.flagged + reads.undecided;
  const std::string unsafe = not_safe == 0
                                 ? ""
                                 : "; " + std::to_string(not_safe) + " of " +
                                       plural(reads.sites, "read site") + " not safe";
  const std::string outcome = status == 0   ? "."
                              : status == 1 ? "; the check fails."
                                            : "; not all code could be analysed.";
  return "\n" +
         painted(std::to_string(within) + " of " + plural(entries, "entry point") +
                     " proven within budget" + unsafe + outcome,
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
  add_reads(sums, verdict.reads);
  if (verdict.reads) explanation += findings_text(*verdict.reads, options);
  return overview + explanation + "\n" + painted("Sums", Style::strong, options.color) + "\n" +
         sums.text(2, options.color) + conclusion(verdict, options.color);
}

}  // namespace stackcheck
