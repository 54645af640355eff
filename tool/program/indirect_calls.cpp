#include "program/indirect_calls.h"

#include <algorithm>

#include "flow/names.h"
#include "flow/site_facts.h"
#include "program/names.h"

namespace stackcheck {

namespace {

std::string to_text(const CallFlow &site) {
  return site.field.empty() ? site.expression : site.expression + " (field " + site.field + ")";
}

}  // namespace

IndirectCalls::IndirectCalls(const FunctionSource &source, const std::vector<Fact> &facts)
    : function_(source.function), facts_(facts), sites_(source) {}

std::set<std::size_t> IndirectCalls::facts_for(const Call &call) const {
  const std::vector<SourceCall> sites = sites_.candidates(call);
  return sites.empty() ? facts_about_machine_code() : facts_about_all(sites);
}

// A fact without targets settles nothing: taken by its word it would make the call cost zero.
std::set<std::size_t> IndirectCalls::facts_that(const auto &applies) const {
  std::set<std::size_t> found;
  for (std::size_t i = 0; i < facts_.size(); ++i)
    if (!flow::stated_targets(facts_[i]).empty() && applies(facts_[i])) found.insert(i);
  return found;
}

// Without the source nothing tells which of its calls were merged into this one: what is true
// of a line may be wrong for it.
std::set<std::size_t> IndirectCalls::facts_about_machine_code() const {
  return facts_that([&](const Fact &fact) {
    const auto *call = std::get_if<CallFact>(&fact.fact);
    return call && call->line == 0 && is_named(function_, call->function);
  });
}

std::set<std::size_t> IndirectCalls::facts_about_site(const CallFlow &site) const {
  const std::string caller = flow::without_unit(site.caller);
  return facts_that([&](const Fact &fact) {
    if (const auto *field = std::get_if<FieldFact>(&fact.fact))
      return !site.field.empty() && field->field == site.field;
    const auto *call = std::get_if<CallFact>(&fact.fact);
    return call && flow::is_at(*call, site.where) &&
           (call->function == caller || (caller == source_symbol(function_.symbol) &&
                                         is_named(function_, call->function)));
  });
}

std::set<std::size_t> IndirectCalls::facts_about_all(
    const std::vector<SourceCall> &sites) const {
  std::set<std::size_t> all;
  for (const SourceCall site : sites) {
    std::set<std::size_t> facts = facts_about_site(sites_[site]);
    if (facts.empty()) return {};
    all.merge(facts);
  }
  return all;
}

bool IndirectCalls::may_be_indirect(const Call &call) const {
  return call.reloaded && (!sites_.knows_source() || sites_.may_stand_for_some(call));
}

std::string IndirectCalls::describe(const Call &call) const {
  std::string text;
  for (const SourceCall site : sites_.at_place(call))
    text += (text.empty() ? "" : " or ") + to_text(sites_[site]);
  if (text.empty() && !sites_.candidates(call).empty())
    return "a call the compiler merged or moved, so that its place in the source is not known";
  return text;
}

}  // namespace stackcheck
