#pragma once
#include "report/report.h"

namespace stackcheck {

/// The findings with their paths, and what is not decided; empty if all reads are safe.
std::string findings_text(const Reads &reads, const ReportOptions &options);

/// Why a suppression is in vain.
std::string problem_of(const Suppression &unused);

/// "3 safe + 1 flagged + 0 not decided", after its "= ".
std::string read_parts(const ReadSums &sums);

}  // namespace stackcheck
