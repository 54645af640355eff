#pragma once
#include "report/report.h"

namespace stackcheck {

std::string write_text(const Verdict &verdict, const ReportOptions &options);
std::string write_unit_facts_text(const UnitFacts &facts, const ReportOptions &options);
std::string write_explanation_text(const std::vector<BoardExplanation> &boards,
                                   const ReportOptions &options);

std::string write_reads_text(const Reads &reads, const ReportOptions &options);
std::string write_inferred_text(const Reads &reads, const ReportOptions &options);

/// As docs/report.schema.json says.
std::string write_json(const Verdict &verdict, const ReportOptions &options);
std::string write_unit_facts_json(const UnitFacts &facts, const ReportOptions &options);
std::string write_explanation_json(const std::vector<BoardExplanation> &boards,
                                   const ReportOptions &options);
std::string write_reads_json(const Reads &reads, const ReportOptions &options);

}  // namespace stackcheck
