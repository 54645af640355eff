#pragma once
#include <nlohmann/json.hpp>

#include "report/report.h"

namespace stackcheck {

/// The findings as docs/report.schema.json wants them.
nlohmann::ordered_json findings_json(const Reads &reads, const ReportOptions &options);
/// The sites that are not decided.
nlohmann::ordered_json undecided_json(const Reads &reads, const ReportOptions &options);
/// What is suppressed, with the reasons.
nlohmann::ordered_json suppressed_json(const Reads &reads, const ReportOptions &options);
/// What suppresses nothing.
nlohmann::ordered_json unused_suppressions_json(const Reads &reads, const ReportOptions &options);
/// The sums.
nlohmann::ordered_json read_sums_json(const Reads &reads);

}  // namespace stackcheck
