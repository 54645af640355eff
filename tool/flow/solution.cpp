#include "flow/solution.h"

#include <algorithm>

#include "flow/derivation.h"

namespace stackcheck::flow {

namespace {

std::vector<FlowTarget> all_targets(const std::set<std::string> &symbols,
                                    const Functions &functions) {
  std::vector<FlowTarget> all;
  for (const std::string &symbol : symbols)
    for (const FlowTarget &target : functions.targets(symbol)) all.push_back(target);
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  return all;
}

SiteVerdict verdict_of(const Site &site) {
  if (site.by_fact) return SiteVerdict::resolved;
  if (!site.unknown.empty()) return SiteVerdict::unknown;
  if (!site.kept.empty()) return SiteVerdict::by_signature;
  return site.targets.empty() ? SiteVerdict::never_set : SiteVerdict::resolved;
}

}  // namespace

Solution::Solution(std::unique_ptr<Graph> graph, Contexts contexts, const Functions &functions,
                   const Calls &calls, const Sites &sites, std::vector<OfferedRoot> roots)
    : graph_(std::move(graph)), contexts_(std::move(contexts)), roots_(std::move(roots)) {
  for (const Site &site : sites.all()) add(site, functions);
  for (const auto &[external, called] : calls.called_by())
    if (!called.symbols.empty() || !called.doubts.empty())
      external_calls_.push_back({external,
                                 all_targets(called.symbols, functions),
                                 {called.doubts.begin(), called.doubts.end()}});
  escaped_ = all_targets(calls.escaped(), functions);
}

void Solution::add(const Site &site, const Functions &functions) {
  SolvedSite solved;
  std::set<std::string> symbols;
  for (const auto &[symbol, cause] : site.targets) {
    symbols.insert(symbol);
    for (const FlowTarget &target : functions.targets(symbol)) solved.causes.emplace(target, cause);
  }
  solved.result = {verdict_of(site), all_targets(symbols, functions), {}};
  if (!site.by_fact)
    std::ranges::set_union(site.unknown, site.kept, std::back_inserter(solved.result.why));
  solved.by_fact = site.by_fact;
  if (!site.by_fact) solved.pointer = site.pointer;
  for (const auto &[value, led_to] : site.leads)
    solved.leads[value] = all_targets(led_to, functions);
  solved.symbol = site.stated->caller;
  solved.is_virtual = site.stated->form == CallForm::virtual_method;
  solved.caller = function_words(site.stated->caller);
  solved.expression = site.stated->expression;
  solved.where = site.stated->where;
  sites_.emplace(std::pair{site.unit, site.call}, std::move(solved));
}

const SiteResult &Solution::site(std::size_t unit, std::size_t call) const {
  return sites_.at({unit, call}).result;
}

SiteResult Solution::site_in(std::size_t unit, std::size_t call, const FlowContext &context) const {
  const SolvedSite &site = sites_.at({unit, call});
  if (context.empty() || !site.pointer || site.leads.empty()) return site.result;
  const std::set<ValueId> held = contexts_.held(*site.pointer, site.symbol, context);
  // There is an object for every virtual call: one that does not show may be any.
  if (site.is_virtual && held.empty()) return site.result;
  SiteResult result;
  for (const ValueId value : held) {
    const auto led_to = site.leads.find(value);
    const bool is_known = led_to != site.leads.end();
    if (graph_->values[value].is_doubt() || (site.is_virtual && !is_known)) return site.result;
    if (!is_known) continue;
    result.targets.insert(result.targets.end(), led_to->second.begin(), led_to->second.end());
  }
  // Something is there, though nothing that can be called so.
  const bool is_set = std::ranges::any_of(held, [&](ValueId value) {
    return graph_->values[value].kind == ValueKind::number || graph_->values[value].is_code();
  });
  if (is_set && result.targets.empty()) return site.result;
  std::ranges::sort(result.targets);
  result.targets.erase(std::ranges::unique(result.targets).begin(), result.targets.end());
  result.verdict = result.targets.empty() ? SiteVerdict::never_set : SiteVerdict::resolved;
  return result;
}

std::vector<FlowStep> Solution::explain(std::size_t unit, std::size_t call,
                                        const FlowTarget &target) const {
  const SolvedSite &site = sites_.at({unit, call});
  const auto cause = site.causes.find(target);
  if (cause == site.causes.end()) return {};
  std::vector<FlowStep> steps;
  if (cause->second.slot)
    steps = derivation(*graph_, *cause->second.slot, cause->second.value);
  else
    steps.push_back({site.by_fact ? "a fact of the budget names it"
                                  : "an object of a class that implements it so may be meant",
                     site.where});
  steps.push_back({site.caller + " calls it through " + site.expression, site.where});
  return steps;
}

}  // namespace stackcheck::flow
