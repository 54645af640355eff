#include "program/flow_answer.h"

#include <algorithm>

namespace stackcheck {
namespace {

/// "f" of "unit.c#f".
std::string linker_symbol(const std::string &symbol) {
  const std::size_t mark = symbol.rfind('#');
  return mark == std::string::npos ? symbol : symbol.substr(mark + 1);
}

bool is_site(const CallFlow &call, const IndirectSite &site) {
  return call.form != CallForm::direct && call.where == site.where && call.field == site.field &&
         call.expression == site.expression && linker_symbol(call.caller) == site.function;
}

std::string signature_assumption(const IndirectSite &site, const SiteResult &result) {
  std::string text = "the call of " + site.expression + " in " + site.function +
                     " goes to a function of its signature";
  for (const std::string &why : result.why) text += "; " + why;
  return text;
}

}  // namespace

FlowAnswers::FlowAnswers(const FlowSolution &flow, std::size_t unit, const Unit &source,
                         const Function &function)
    : flow_(flow), unit_(unit), source_(source), function_(function) {}

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
  if (row != external.end()) return {{row->targets.begin(), row->targets.end()}, {}, {}};
  return {{}, {}, {"its source was not seen"}};
}

void FlowAnswers::add_site(FlowAnswer &answer, const IndirectSite &site) const {
  bool found = false;
  const std::vector<CallFlow> &calls = source_.flow.calls;
  for (std::size_t i = 0; i < calls.size(); ++i) {
    if (!is_site(calls[i], site)) continue;
    found = true;
    const SiteResult &result = flow_.site(unit_, i);
    answer.targets.insert(result.targets.begin(), result.targets.end());
    if (result.verdict == SiteVerdict::unknown)
      answer.doubts.insert(result.why.begin(), result.why.end());
    if (result.verdict == SiteVerdict::by_signature)
      answer.assumptions.insert(signature_assumption(site, result));
  }
  if (!found) answer.doubts.insert("the flow to " + site.expression + " is not known");
}

}  // namespace stackcheck
