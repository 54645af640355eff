#include "program/flow_answer.h"

#include <algorithm>
#include <optional>

#include "flow/names.h"
#include "program/names.h"

namespace stackcheck {
namespace {

bool is_site(const CallFlow &call, const IndirectSite &site) {
  return call.form != CallForm::direct && call.where == site.where && call.field == site.field &&
         call.expression == site.expression && flow::without_unit(call.caller) == site.function;
}

std::string signature_assumption(const IndirectSite &site, const SiteResult &result) {
  std::string text = "the call of " + site.expression + " in " + site.function +
                     " goes to a function of its signature";
  for (const std::string &why : result.why) text += "; " + why;
  return text;
}

}  // namespace

FlowAnswers::FlowAnswers(const FlowSolution &flow, std::size_t unit, const Unit &source,
                         const Function &function, const FlowContext &context)
    : flow_(flow),
      unit_(unit),
      source_(source),
      function_(function),
      context_(context),
      inside_{source_symbol(function.symbol)} {
  for (const Call &call : function.calls)
    inside_.insert(call.inlined_from.begin(), call.inlined_from.end());
}

FlowAnswer FlowAnswers::answer(const Call &call, const SourceSites &sites) const {
  const std::vector<const IndirectSite *> candidates = sites.candidates(call);
  if (candidates.empty()) return answer_of_library();
  FlowAnswer answer;
  for (const IndirectSite *site : candidates) add_site(answer, *site);
  return answer;
}

// Code without source calls what its model says it does, and otherwise something unknown.
FlowAnswer FlowAnswers::answer_of_library() const {
  const auto &external = flow_.external_calls();
  const auto row = std::ranges::find(external, function_.symbol, &ExternalCalls::external);
  FlowAnswer answer;
  if (row == external.end()) {
    answer.doubts.insert("its source was not seen");
  } else {
    answer.targets.insert(row->targets.begin(), row->targets.end());
    answer.doubts.insert(row->doubts.begin(), row->doubts.end());
  }
  return answer;
}

void FlowAnswers::add_site(FlowAnswer &answer, const IndirectSite &site) const {
  bool found = false;
  const std::vector<CallFlow> &calls = source_.flow.calls;
  for (std::size_t i = 0; i < calls.size(); ++i) {
    if (!is_site(calls[i], site)) continue;
    found = true;
    answer.calls.insert(i);
    const SiteResult result = flow_.site_in(unit_, i, context_of(calls[i]));
    answer.targets.insert(result.targets.begin(), result.targets.end());
    if (result.verdict == SiteVerdict::unknown)
      answer.doubts.insert(result.why.begin(), result.why.end());
    if (result.verdict == SiteVerdict::by_signature)
      answer.assumptions.insert(signature_assumption(site, result));
  }
  if (!found) answer.doubts.insert("the flow to " + site.expression + " is not known");
}

/// A function that is inlined may come from anywhere.
const FlowContext &FlowAnswers::context_of(const CallFlow &call) const {
  static const FlowContext any;
  return flow::without_unit(call.caller) == source_symbol(function_.symbol) ? context_ : any;
}

FlowContext FlowAnswers::passed(const std::set<std::size_t> &calls,
                                const FlowTarget &callee) const {
  std::optional<FlowContext> all;
  for (const std::size_t call : calls) {
    const FlowContext one = flow_.passed(unit_, call, callee, context_of(source_.flow.calls[call]));
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

bool FlowAnswers::leads_to(std::size_t call, const std::string &symbol) const {
  const CallFlow &stated = source_.flow.calls[call];
  if (stated.form == CallForm::direct) return flow::without_unit(stated.callee) == symbol;
  const SiteResult &result = flow_.site(unit_, call);
  return result.verdict == SiteVerdict::unknown ||
         std::ranges::any_of(result.targets,
                             [&](const auto &target) { return target.symbol == symbol; });
}

// Compilers merge calls, and turn calls through pointers into direct ones. A call may stand
// for every direct call on its line, for those that no machine call accounts for, and for every
// call through a pointer that leads to the same function. One without a place may stand for
// any. What GCC merged keeps the place of one of the calls, which tells nothing: there nothing
// is told apart.
std::set<std::size_t> FlowAnswers::calls_behind(const Call &call) const {
  std::set<std::size_t> behind;
  if (!source_.evidence.object.empty()) return behind;
  std::set<unsigned> lines;
  for (const Call &other : function_.calls)
    if (other.callee == call.callee) lines.insert(other.where.line);
  const std::vector<CallFlow> &calls = source_.flow.calls;
  bool any_on_line = call.where.line == 0;
  for (std::size_t i = 0; i < calls.size(); ++i) {
    const bool direct = calls[i].form == CallForm::direct;
    const bool on_line = calls[i].where.line == call.where.line;
    const bool accounted_for = direct && !on_line && lines.contains(calls[i].where.line);
    const bool anywhere = call.where.line == 0;
    if (leads_to(i, call.callee) && (anywhere || (stands_here(calls[i]) && !accounted_for)))
      behind.insert(i);
    any_on_line |= on_line && behind.contains(i);
  }
  // A call of which the source says nothing under this name is none of the others.
  if (!any_on_line) behind.clear();
  return behind;
}

}  // namespace stackcheck
