#include "report/reads_json.h"

#include "report/formats.h"
#include "report/names.h"
#include "report/phrases.h"
#include "report/reads_text.h"

namespace stackcheck {

namespace {

using json = nlohmann::ordered_json;

void add_place(json &object, const Location &where, const ReportOptions &options) {
  object["file"] = where.file.empty() ? json() : json(shown_path(where.file, options));
  object["line"] = where.line == 0 ? json() : json(where.line);
}

json path_json(const std::vector<PathNote> &path, const ReportOptions &options) {
  json list = json::array();
  for (const PathNote &note : path) {
    json object;
    add_place(object, note.where, options);
    object["note"] = note.text;
    list.push_back(std::move(object));
  }
  return list;
}

json inferred_json(const Reads &reads, const ReportOptions &options) {
  json list = json::array();
  for (const InferredText &inferred : reads.inferred) {
    json object = {{"function", inferred.function}};
    add_place(object, inferred.where, options);
    object["promises"] = inferred.lines;
    list.push_back(std::move(object));
  }
  return list;
}

}  // namespace

json findings_json(const Reads &reads, const ReportOptions &options) {
  json list = json::array();
  for (const Finding &finding : reads.findings) {
    json object = {{"finding", to_name(finding.kind)}};
    add_place(object, finding.where, options);
    object["function"] = finding.function;
    object["callee"] = finding.callee;
    object["api"] = finding.api;
    object["message"] = finding.message;
    object["path"] = path_json(finding.path, options);
    object["fingerprint"] = finding.fingerprint;
    list.push_back(std::move(object));
  }
  return list;
}

json undecided_json(const Reads &reads, const ReportOptions &options) {
  json list = json::array();
  for (const UndecidedSite &site : reads.undecided) {
    json object;
    add_place(object, site.where, options);
    object["function"] = site.function;
    object["callee"] = site.callee;
    object["reason"] = site.reason;
    list.push_back(std::move(object));
  }
  return list;
}

json suppressed_json(const Reads &reads, const ReportOptions &options) {
  json list = json::array();
  for (const Suppressed &one : reads.suppressed) {
    json object = {{"finding", one.by.finding}};
    add_place(object, one.finding.where, options);
    object["function"] = one.finding.function;
    object["message"] = one.finding.message;
    object["why"] = one.by.why;
    object["suppressed_at"] = place_text(one.by.where, options);
    list.push_back(std::move(object));
  }
  return list;
}

json unused_suppressions_json(const Reads &reads, const ReportOptions &options) {
  json list = json::array();
  for (const Suppression &one : reads.unused_suppressions) {
    json object = {{"finding", one.finding}};
    add_place(object, one.where, options);
    object["problem"] = problem_of(one);
    list.push_back(std::move(object));
  }
  return list;
}

json read_sums_json(const Reads &reads) {
  const ReadSums sums = count_reads(reads);
  return {{"sites", sums.sites},
          {"safe", sums.safe},
          {"flagged", sums.flagged},
          {"undecided", sums.undecided},
          {"suppressed", sums.suppressed}};
}

std::string write_reads_json(const Reads &reads, const ReportOptions &options) {
  const json document = {{"schema", "stackcheck-reads/1"},
                         {"findings", findings_json(reads, options)},
                         {"undecided_reads", undecided_json(reads, options)},
                         {"suppressed_reads", suppressed_json(reads, options)},
                         {"unused_suppressions", unused_suppressions_json(reads, options)},
                         {"reads", read_sums_json(reads)},
                         {"inferred", inferred_json(reads, options)}};
  return document.dump(2, ' ', true, json::error_handler_t::replace) + "\n";
}

}  // namespace stackcheck
