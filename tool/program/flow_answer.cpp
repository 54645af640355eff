#include "program/flow_answer.h"

#include <algorithm>
#include <optional>

#include "flow/names.h"
#include "program/names.h"

namespace stackcheck {
namespace {

std::string signature_assumption(const CallFlow &site, const SiteResult &result) {
  std::string text = "the call of " + site.expression + " in " + flow::without_unit(site.caller) +
                     " goes to a function of its signature";
  for (const std::string &why : result.why) text += "; " + why;
  return text;
}

}  // namespace

FlowAnswers::FlowAnswers(const FlowSolution &flow, const FunctionSource &source,
                         const FlowContext &context)
    : flow_(flow),
      source_(source),
      context_(context),
      inside_{source_symbol(source.function.symbol)} {
  inside_.insert(source.function.inlined.begin(), source.function.inlined.end());
}

FlowAnswer FlowAnswers::answer(const Call &call, const SourceSites &sites) const {
  const std::vector<SourceCall> candidates = sites.candidates(call);
  if (candidates.empty()) return answer_of_library();
  FlowAnswer answer;
  for (const SourceCall site : candidates) add_site(answer, site);
  return answer;
}

// Code without source calls what its model says it does, and otherwise something unknown.
FlowAnswer FlowAnswers::answer_of_library() const {
  const auto &external = flow_.external_calls();
  const auto row = std::ranges::find(external, source_.function.symbol, &ExternalCalls::external);
  FlowAnswer answer;
  if (row == external.end()) {
    answer.doubts.insert("its source was not seen");
  } else {
    answer.targets.insert(row->targets.begin(), row->targets.end());
    answer.doubts.insert(row->doubts.begin(), row->doubts.end());
  }
  return answer;
}

void FlowAnswers::add_site(FlowAnswer &answer, SourceCall site) const {
  answer.calls.insert(site);
  const SiteResult result = flow_.site_in(site.unit, site.call, context_of(flow_of(site)));
  answer.targets.insert(result.targets.begin(), result.targets.end());
  if (result.verdict == SiteVerdict::unknown)
    answer.doubts.insert(result.why.begin(), result.why.end());
  if (result.verdict == SiteVerdict::by_signature)
    answer.assumptions.insert(signature_assumption(flow_of(site), result));
}

const CallFlow &FlowAnswers::flow_of(SourceCall call) const {
  return source_.units[call.unit].flow.calls[call.call];
}

/// A function that is inlined may come from anywhere.
const FlowContext &FlowAnswers::context_of(const CallFlow &call) const {
  static const FlowContext any;
  return flow::without_unit(call.caller) == source_symbol(source_.function.symbol) ? context_ : any;
}

FlowContext FlowAnswers::passed(const std::set<SourceCall> &calls,
                                const FlowTarget &callee) const {
  std::optional<FlowContext> all;
  for (const SourceCall call : calls) {
    const FlowContext one =
        flow_.passed(call.unit, call.call, callee, context_of(flow_of(call)));
    if (!all) {
      all = one;
      continue;
    }
    std::erase_if(*all, [&](const auto &parameter) { return !one.contains(parameter.first); });
    for (auto &[index, values] : *all) values.insert(one.at(index).begin(), one.at(index).end());
  }
  return all.value_or(FlowContext());
}

bool FlowAnswers::stands_here(const CallFlow &call) const {
  return inside_.contains(flow::without_unit(call.caller));
}

bool FlowAnswers::leads_to(SourceCall call, const std::string &symbol) const {
  const CallFlow &stated = flow_of(call);
  if (stated.form == CallForm::direct) return flow::without_unit(stated.callee) == symbol;
  const SiteResult &result = flow_.site(call.unit, call.call);
  return result.verdict == SiteVerdict::unknown ||
         std::ranges::any_of(result.targets,
                             [&](const auto &target) { return target.symbol == symbol; });
}

std::vector<std::string> FlowAnswers::targets_of(SourceCall call) const {
  const CallFlow &stated = flow_of(call);
  if (stated.form == CallForm::direct) return {flow::without_unit(stated.callee)};
  std::vector<std::string> symbols;
  for (const FlowTarget &target : flow_.site(call.unit, call.call).targets)
    symbols.push_back(target.symbol);
  return symbols;
}

std::set<SourceCall> FlowAnswers::calls_leading_to(const std::string &symbol) const {
  std::set<SourceCall> found;
  for (const std::size_t unit : source_.sources)
    for (std::size_t call = 0; call < source_.units[unit].flow.calls.size(); ++call)
      if (leads_to({unit, call}, symbol)) found.insert({unit, call});
  return found;
}

// Compilers merge calls, and turn calls through pointers into direct ones. A call may stand
// for every direct call on its line, for those that no machine call accounts for, and for every
// call through a pointer that leads to the same function. One without a place may stand for
// any. What GCC merged keeps the place of one of the calls, which tells nothing: there nothing
// is told apart.
std::set<SourceCall> FlowAnswers::calls_behind(const Call &call) const {
  if (!source_.compiled_here) return {};
  std::set<unsigned> lines;
  for (const Call &other : source_.function.calls)
    if (other.callee == call.callee) lines.insert(other.where.line);
  std::set<SourceCall> behind;
  bool any_on_line = call.where.line == 0;
  for (const SourceCall stated : calls_leading_to(call.callee)) {
    const CallFlow &one = flow_of(stated);
    const bool on_line = one.where.line == call.where.line;
    const bool accounted_for =
        one.form == CallForm::direct && !on_line && lines.contains(one.where.line);
    if (call.where.line != 0 && (!stands_here(one) || accounted_for)) continue;
    behind.insert(stated);
    any_on_line |= on_line;
  }
  // A call of which the source says nothing under this name is none of the others.
  if (!any_on_line) behind.clear();
  return behind;
}

}  // namespace stackcheck
