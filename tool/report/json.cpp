// The report for programs: docs/report.schema.json says what is in it.
#include <nlohmann/json.hpp>

#include "facts/summary.h"
#include "report/formats.h"
#include "report/names.h"
#include "report/reads_json.h"
#include "report/sums.h"

namespace stackcheck {

namespace {

using json = nlohmann::ordered_json;

template <typename List, typename Write>
json list_of(const List &items, Write write) {
  json list = json::array();
  for (const auto &item : items) list.push_back(write(item));
  return list;
}

// Pure ASCII: nothing in a name can steer a terminal, and any bytes give valid UTF-8.
std::string dumped(const json &document) {
  return document.dump(2, ' ', true, json::error_handler_t::replace) + "\n";
}

/// Writes the values of one report; a place or number that is not known is null.
class JsonReport {
 public:
  explicit JsonReport(const ReportOptions &options) : options_(options) {}

  json board(const BoardVerdict &board) const;
  json reason(const BoundReason &reason) const;
  json indirect_call(const IndirectCall &call) const;
  json flow(const FlowStep &step) const;

 private:
  void add_place(json &object, const Location &where) const {
    object["file"] = where.file.empty() ? json() : json(shown_path(where.file, options_));
    object["line"] = where.line == 0 ? json() : json(where.line);
  }
  json unknown(const Unknown &unknown, const std::string &function) const;
  json step(const ChainStep &step) const;
  json entry(const EntryVerdict &entry) const;
  json function(const FunctionVerdict &function) const;
  json fact(const Fact &fact) const;
  json root(const OfferedRoot &root) const;
  json recursion(const Recursion &recursion) const;

  const ReportOptions &options_;
};

json bound_bytes(BoundType type, std::uint32_t bytes) {
  return type == BoundType::unbounded ? json() : json(bytes);
}

json sums_of(const BoardVerdict &board) {
  const EntrySums entries = count_entries(board);
  const Sums &sums = board.sums;
  return {{"entries", entries.entries},
          {"entries_within", entries.within},
          {"entries_over", entries.over},
          {"entries_unbounded", entries.unbounded},
          {"entries_not_analysed", entries.not_analysed},
          {"functions", sums.functions},
          {"functions_bounded", sums.functions_bounded},
          {"functions_unbounded", sums.functions_unbounded},
          {"calls", sums.calls},
          {"calls_resolved", sums.calls_by_outcome.resolved},
          {"calls_never_made", sums.calls_by_outcome.never_made},
          {"calls_unresolved", sums.calls_by_outcome.unresolved},
          {"joined_to_one", sums.joins.to_one},
          {"joined_to_several", sums.joins.to_several},
          {"joined_to_none", sums.joins.to_none},
          {"indirect_calls", sums.indirect_calls},
          {"indirect_calls_resolved", sums.indirect_by_verdict.resolved},
          {"indirect_calls_never_set", sums.indirect_by_verdict.never_set},
          {"indirect_calls_by_signature", sums.indirect_by_verdict.by_signature},
          {"indirect_calls_unknown", sums.indirect_by_verdict.unknown}};
}

json JsonReport::unknown(const Unknown &unknown, const std::string &function) const {
  json object = {{"kind", to_name(unknown.reason)}, {"function", function}};
  add_place(object, unknown.where);
  object["detail"] = unknown.detail;
  return object;
}

json JsonReport::reason(const BoundReason &reason) const {
  json object = unknown(reason.unknown, reason.function);
  object["path"] = reason.path;
  return object;
}

json JsonReport::step(const ChainStep &step) const {
  json object = {
      {"function", step.function}, {"bytes", step.bytes}, {"depth_bytes", step.depth_bytes}};
  add_place(object, step.where);
  return object;
}

json merged_bound(const EntryVerdict &entry) {
  if (!entry.merged_bound) return nullptr;
  const FunctionBound &merged = *entry.merged_bound;
  return {{"bound", to_name(merged.type)}, {"bound_bytes", bound_bytes(merged.type, merged.bytes)}};
}

json JsonReport::entry(const EntryVerdict &entry) const {
  const Bound &bound = entry.bound;
  return {{"entry", entry.entry},
          {"kind", to_name(entry.kind)},
          {"status", to_name(entry.status)},
          {"bound_bytes", bound_bytes(bound.type, bound.bytes)},
          {"known_bytes", bound.bytes},
          {"bound", to_name(bound.type)},
          {"merged_bound", merged_bound(entry)},
          {"stack", entry.stack},
          {"budget_bytes", entry.budget_bytes},
          {"budget_source", entry.budget_source},
          {"chain", list_of(bound.chain, [&](const auto &item) { return step(item); })},
          {"assumptions", bound.assumptions},
          {"reasons", list_of(bound.reasons, [&](const auto &item) { return reason(item); })}};
}

json JsonReport::function(const FunctionVerdict &function) const {
  json object = {{"function", function.function},
                 {"symbol", function.symbol},
                 {"frame_bytes", function.frame_bytes},
                 {"bound_bytes", bound_bytes(function.bound.type, function.bound.bytes)},
                 {"known_bytes", function.bound.bytes},
                 {"bound", to_name(function.bound.type)}};
  object["deepest_call"] = function.deepest_call.empty() ? json() : json(function.deepest_call);
  add_place(object, function.where);
  object["evidence"] = {{"producer", function.evidence.producer},
                        {"object", shown_path(function.evidence.object, options_)}};
  return object;
}

json JsonReport::fact(const Fact &fact) const {
  json object = {{"why", fact.why}};
  add_place(object, fact.where);
  return object;
}

json JsonReport::indirect_call(const IndirectCall &call) const {
  json object = {{"function", call.caller}, {"expression", call.expression}};
  object["field"] = call.field.empty() ? json() : json(call.field);
  add_place(object, call.where);
  object["column"] = call.where.column;
  object["verdict"] = to_name(call.verdict);
  object["targets"] = call.targets;
  object["why"] = call.why;
  return object;
}

json JsonReport::flow(const FlowStep &step) const {
  json object = {{"what", step.what}};
  add_place(object, step.where);
  return object;
}

json JsonReport::root(const OfferedRoot &root) const {
  json object = {{"function", root.function.symbol}, {"kind", root.kind}, {"how", root.how}};
  add_place(object, root.where);
  return object;
}

json JsonReport::recursion(const Recursion &recursion) const {
  return list_of(recursion.steps, [&](const RecursionStep &step) {
    json object = {{"caller", step.caller}, {"callee", step.callee}};
    add_place(object, step.where);
    object["through_pointer"] = step.through_pointer;
    object["limits"] = list_of(step.limits, [&](const auto &item) { return fact(item); });
    return object;
  });
}

json JsonReport::board(const BoardVerdict &board) const {
  const auto write_fact = [&](const Fact &item) { return fact(item); };
  return {
      {"board", board.board},
      {"budget_file", shown_path(board.budget_file, options_)},
      {"evidence", board.evidence},
      {"entries", list_of(board.entries, [&](const auto &item) { return entry(item); })},
      {"functions", list_of(board.functions, [&](const auto &item) { return function(item); })},
      {"cycles", list_of(board.recursions, [&](const auto &item) { return recursion(item); })},
      {"indirect_calls",
       list_of(board.indirect_calls, [&](const auto &item) { return indirect_call(item); })},
      {"offered_roots", list_of(board.offered_roots, [&](const auto &item) { return root(item); })},
      {"problems", list_of(board.problems, [&](const auto &item) { return unknown(item, ""); })},
      {"facts_used", list_of(board.facts_used, write_fact)},
      {"facts_unused", list_of(board.facts_unused, write_fact)},
      {"sums", sums_of(board)}};
}

}  // namespace

std::string write_json(const Verdict &verdict, const ReportOptions &options) {
  json boards = json::array();
  for (const BoardVerdict &board : verdict.boards) {
    check_sums(board);
    boards.push_back(JsonReport(options).board(board));
  }
  static const Reads none;
  const Reads &reads = verdict.reads ? *verdict.reads : none;
  return dumped({{"schema", "stackcheck-report/1"},
                 {"boards", std::move(boards)},
                 {"findings", findings_json(reads, options)},
                 {"undecided_reads", undecided_json(reads, options)},
                 {"suppressed_reads", suppressed_json(reads, options)},
                 {"unused_suppressions", unused_suppressions_json(reads, options)},
                 {"reads", verdict.reads ? read_sums_json(reads) : json()}});
}

std::string write_unit_facts_json(const UnitFacts &facts, const ReportOptions &options) {
  const JsonReport report(options);
  const json bounds = list_of(facts.functions, [&](const FunctionFacts &function) {
    return json{{"unit", function.unit},
                {"symbol", function.symbol},
                {"type", to_name(function.bound.type)},
                {"bytes", function.bound.bytes},
                {"reasons",
                 list_of(function.reasons, [&](const auto &item) { return report.reason(item); })}};
  });
  const json units = list_of(facts.units, [](const Unit &unit) { return json(to_json(unit)); });
  return dumped({{"schema", "stackcheck-unit-facts/1"}, {"units", units}, {"bounds", bounds}});
}

std::string write_explanation_json(const std::vector<BoardExplanation> &boards,
                                   const ReportOptions &options) {
  const JsonReport report(options);
  const auto write_target = [&](const ExplainedTarget &target) {
    return json{
        {"target", target.symbol},
        {"steps", list_of(target.steps, [&](const auto &step) { return report.flow(step); })}};
  };
  const json answers = list_of(boards, [&](const BoardExplanation &board) {
    const json calls = list_of(board.explanation.calls, [&](const ExplainedCall &explained) {
      json call = report.indirect_call(explained.call);
      call["derivations"] = list_of(explained.targets, write_target);
      return call;
    });
    const json taken = list_of(board.explanation.taken,
                               [&](const auto &where) { return report.flow({"", where}); });
    return json{{"board", board.board}, {"calls", calls}, {"address_taken", taken}};
  });
  return dumped({{"schema", "stackcheck-explanation/1"}, {"boards", answers}});
}

}  // namespace stackcheck
