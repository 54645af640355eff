#pragma once
#include <set>
#include <string>

#include "report/report.h"

namespace stackcheck {

/// Writes one board for people; write_text puts the parts together.
class BoardText {
 public:
  BoardText(const BoardVerdict &board, const ReportOptions &options);

  /// The table of entries.
  std::string overview() const;
  /// What of it needs explaining: chains, reasons, assumptions, problems.
  std::string explanation() const;

 private:
  std::string heading(const std::string &text) const;
  std::string bound_cell(const Bound &bound) const;
  std::string entry_text(const EntryVerdict &entry) const;
  std::string entry_heading(const EntryVerdict &entry) const;
  std::string chain_text(const Bound &bound) const;
  std::string reasons_text() const;
  std::string assumptions_text() const;
  std::string problems_text() const;
  std::string unused_facts_text() const;
  std::string recursions_text() const;
  std::string merged_bounds_text() const;
  std::string never_set_text() const;
  std::string offered_roots_text() const;

  const BoardVerdict &board_;
  const ReportOptions &options_;
  std::set<std::string> assumptions_;
};

}  // namespace stackcheck
