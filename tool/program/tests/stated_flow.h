#pragma once
// What the flow of function pointers says, stated as text, one line per expression that is
// called:
//
//   p : g b.c#s any#x     resolved to g of unit a.c, s of b.c, and x of whatever unit has it
//   p never               nothing sets it
//   p ? why : g           unknown; p ~ why : g   by signature
//   external qsort : g    the library's qsort calls g

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "program/tests/program_text.h"

namespace stackcheck::stated_flow {

using program_text::Line;

class StatedFlow : public FlowSolution {
 public:
  StatedFlow(const std::vector<Unit> &units, const std::string &text) : units_(units) {
    for (const std::string &line : program_text::split(text, '\n')) read(line);
  }

  const SiteResult &site(std::size_t unit, std::size_t call) const override {
    return results_.at(units_.at(unit).flow.calls.at(call).expression);
  }
  const std::vector<OfferedRoot> &roots() const override { return roots_; }
  const std::vector<ExternalCalls> &external_calls() const override { return external_; }
  const std::vector<FlowTarget> &escaped() const override { return escaped_; }
  std::vector<FlowStep> explain(std::size_t, std::size_t, const FlowTarget &) const override {
    return {};
  }

  std::vector<OfferedRoot> roots_;

 private:
  void read(const std::string &text) {
    Line line(text);
    if (line.empty()) return;
    if (line.accept("external")) {
      const std::string name = line.word();
      external_.push_back({name, targets(line), {}});
      return;
    }
    SiteResult &result = results_[line.word()];
    result.verdict = SiteVerdict::resolved;
    if (line.accept("never")) result.verdict = SiteVerdict::never_set;
    if (line.accept("?")) result.verdict = SiteVerdict::unknown;
    if (line.accept("~")) result.verdict = SiteVerdict::by_signature;
    if (result.verdict >= SiteVerdict::by_signature) result.why = {line.word()};
    if (!line.empty()) result.targets = targets(line);
  }

  std::vector<FlowTarget> targets(Line &line) const {
    line.expect(":");
    std::vector<FlowTarget> all;
    for (const std::string &word : line.rest()) all.push_back(target(word));
    std::ranges::sort(all);
    return all;
  }

  FlowTarget target(const std::string &word) const {
    const std::size_t mark = word.find('#');
    const std::string unit = mark == word.npos ? "a.c" : word.substr(0, mark);
    const std::string symbol = word.substr(mark == word.npos ? 0 : mark + 1);
    if (unit == "any") return {FlowTarget::any_unit, symbol};
    const auto found = std::ranges::find(units_, unit, &Unit::name);
    if (found == units_.end()) throw std::logic_error("no unit " + unit);
    return {static_cast<std::size_t>(found - units_.begin()), symbol};
  }

  std::vector<Unit> units_;
  std::map<std::string, SiteResult> results_;
  std::vector<ExternalCalls> external_;
  std::vector<FlowTarget> escaped_;
};

inline Program program(const std::string &text, const std::string &flow, const std::string &facts = "") {
  std::vector<Unit> units = program_text::units(text);
  const StatedFlow stated(units, flow);
  return join(std::move(units), program_text::facts(facts), &stated);
}

inline const Node &node(const Program &program, const std::string &symbol) {
  for (const Node &each : program.nodes)
    if (each.function.symbol == symbol) return each;
  throw std::logic_error("no node " + symbol);
}

/// "unit:symbol" of every callee.
inline std::vector<std::string> callees(const Program &program, const std::string &caller) {
  std::vector<std::string> names;
  for (const Edge &edge : node(program, caller).edges) {
    const Node &callee = program.nodes[edge.callee];
    names.push_back(program.units[callee.unit].name + ":" + callee.function.symbol);
  }
  return names;
}

/// "reason detail" of every call that leads nowhere known.
inline std::vector<std::string> open(const Program &program, const std::string &caller) {
  std::vector<std::string> reasons;
  for (const OpenCall &call : node(program, caller).open_calls)
    reasons.push_back(std::string(to_name(call.why.reason)) + " " + call.why.detail);
  return reasons;
}

/// "resolved never-made unresolved".
inline std::string sums(const Program &program) {
  const CallSums &sums = program.calls;
  return std::to_string(sums.resolved) + " " + std::to_string(sums.never_made) + " " +
         std::to_string(sums.unresolved);
}

}  // namespace stackcheck::stated_flow
