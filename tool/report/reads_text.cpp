#include "report/reads_text.h"

#include <algorithm>

#include "report/formats.h"
#include "report/phrases.h"
#include "report/printable.h"
#include "report/table.h"

namespace stackcheck {

namespace {

std::string finding_text(const Finding &finding, const ReportOptions &options) {
  std::string text =
      "\n" +
      painted(printable(place_text(finding.where, options) + ": " +
                        std::string(to_name(finding.kind)) + " in " + finding.function),
              Style::strong, options.color) +
      "\n";
  Table path;
  for (const PathNote &note : finding.path)
    path.add({{place_text(note.where, options)}, {note.text}});
  return text + path.text(2, options.color) + "  contract: " + printable(finding.api) +
         "; fingerprint " + finding.fingerprint + "\n";
}

std::string undecided_text(const Reads &reads, const ReportOptions &options) {
  if (reads.undecided.empty()) return "";
  Table table;
  for (const UndecidedSite &site : reads.undecided)
    table.add({{place_text(site.where, options)}, {site.function}, {site.callee}, {site.reason}});
  return "\n" + painted("Reads that are not decided", Style::strong, options.color) + "\n" +
         table.text(2, options.color);
}

std::string suppressed_text(const Reads &reads, const ReportOptions &options) {
  if (reads.suppressed.empty()) return "";
  Table table;
  for (const Suppressed &one : reads.suppressed)
    table.add({{place_text(one.finding.where, options)},
               {one.finding.function},
               {one.by.finding},
               {one.by.why}});
  return "\n" + painted("Suppressed, with the reason given", Style::strong, options.color) + "\n" +
         table.text(2, options.color);
}

std::string unused_text(const Reads &reads, const ReportOptions &options) {
  if (reads.unused_suppressions.empty()) return "";
  Table table;
  for (const Suppression &one : reads.unused_suppressions)
    table.add({{place_text(one.where, options)}, {one.finding}, {problem_of(one)}});
  return "\n" + painted("Suppressions that suppress nothing", Style::strong, options.color) + "\n" +
         table.text(2, options.color);
}

}  // namespace

std::string problem_of(const Suppression &unused) {
  if (!std::ranges::count(suppressible_names(), unused.finding))
    return "no finding is called so: wanted 'stackcheck: allow FINDING: WHY'";
  if (unused.why.empty()) return "it gives no reason: wanted 'stackcheck: allow FINDING: WHY'";
  return "no such finding is there";
}

std::string findings_text(const Reads &reads, const ReportOptions &options) {
  std::string text;
  for (const Finding &finding : reads.findings) text += finding_text(finding, options);
  return text + undecided_text(reads, options) + suppressed_text(reads, options) +
         unused_text(reads, options);
}

std::string read_parts(const ReadSums &sums) {
  return "= " + std::to_string(sums.safe) + " safe + " + std::to_string(sums.flagged) +
         " flagged + " + std::to_string(sums.undecided) + " not decided" +
         (sums.suppressed ? " + " + std::to_string(sums.suppressed) + " suppressed" : "");
}

std::string write_reads_text(const Reads &reads, const ReportOptions &options) {
  const ReadSums sums = count_reads(reads);
  return "Reads, and whether they handle the peer hanging up.\n" + findings_text(reads, options) +
         "\n" + std::to_string(sums.sites) + " read sites " + read_parts(sums) + "\n";
}

std::string write_inferred_text(const Reads &reads, const ReportOptions &options) {
  std::string text = "What functions that read were found to promise.\n";
  for (const InferredText &inferred : reads.inferred) {
    text += "\n" + painted(printable(inferred.function), Style::strong, options.color) + "  " +
            printable(place_text(inferred.where, options)) + "\n";
    for (const std::string &line : inferred.lines) text += "  " + printable(line) + "\n";
  }
  return text;
}

}  // namespace stackcheck
