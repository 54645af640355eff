#pragma once
// Verdicts and unit facts as text for people and as JSON for programs.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "flow/explanation.h"
#include "verdict/verdict.h"

namespace stackcheck {

struct ReportOptions {
  bool color = false;
  std::string working_directory;  ///< paths below it are shown relative to it
};

/// The bound of one function on its own; no assumptions, no interrupts.
struct FunctionFacts {
  std::string unit, symbol;
  FunctionBound bound;
  std::vector<BoundReason> reasons;  ///< empty exactly if bounded
};

/// What --facts reports: what each unit's code says, before any budget.
struct UnitFacts {
  std::vector<Unit> units;
  std::vector<FunctionFacts> functions;  ///< sorted by unit, then symbol
};

/// The answer to a question about one board.
struct BoardExplanation {
  std::string board;
  Question question;
  Explanation explanation;
};

/// Both throw std::logic_error rather than write a report whose sums do not add up.
using WriteReport = std::string (*)(const Verdict &, const ReportOptions &);
using WriteUnitFacts = std::string (*)(const UnitFacts &, const ReportOptions &);
using WriteExplanation = std::string (*)(const std::vector<BoardExplanation> &,
                                         const ReportOptions &);

using WriteReads = std::string (*)(const Reads &, const ReportOptions &);

struct Format {
  std::string_view name;
  WriteReport write_report;
  WriteUnitFacts write_unit_facts;
  WriteExplanation write_explanation;
  WriteReads write_reads;
  WriteReads write_inferred;
};

std::span<const Format> formats();

/// The format of that name; throws InputError.
const Format &find_format(const std::string &name);

}  // namespace stackcheck
