#pragma once
// Unknowns as text, grouped by reason; each place once, however many entries reach it.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "report/report.h"

namespace stackcheck {

class ReasonList {
 public:
  explicit ReasonList(const ReportOptions &options) : options_(options) {}

  /// `entry` is the entry point that reaches it; empty if none is meant.
  void add(const Unknown &unknown, const std::string &function, const std::string &entry);
  std::string text() const;

 private:
  struct Group {
    std::set<std::vector<std::string>> places;  ///< cells of a line
    std::set<std::string> entries;
  };
  std::string group_text(Reason reason, const Group &group) const;

  const ReportOptions &options_;
  std::map<Reason, Group> groups_;
};

/// The lines in columns, as many as fit a reader's patience, and how many are left out.
std::string list_text(const std::set<std::vector<std::string>> &lines);

}  // namespace stackcheck
