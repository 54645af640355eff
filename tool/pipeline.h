#pragma once
// The stages in order, for every board the options ask for.

#include "options/options.h"
#include "report/report.h"
#include "verdict/verdict.h"

namespace stackcheck {

/// Everything from each board's sources and binaries to its verdict.
Verdict analyse_boards(const Options &options);

/// What the boards' units say on their own, with the budgets' facts if there are any.
UnitFacts collect_facts(const Options &options);

/// The reads of all boards, without their stacks.
Reads collect_reads(const Options &options);

/// The answer to the options' question, for every board; throws InputError if none knows what
/// it is about.
std::vector<BoardExplanation> explain_boards(const Options &options);

/// 0: every unit was analysed; 2: not so.
int exit_status(const UnitFacts &facts);

}  // namespace stackcheck
