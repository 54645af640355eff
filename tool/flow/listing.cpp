#include "flow/listing.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "flow/names.h"

namespace stackcheck {

namespace {

int doubt(SiteVerdict verdict) {
  switch (verdict) {
    case SiteVerdict::never_set:
      return 0;
    case SiteVerdict::resolved:
      return 1;
    case SiteVerdict::by_signature:
      return 2;
    case SiteVerdict::unknown:
      return 3;
  }
  return 3;
}

void add_all(std::vector<std::string> &list, const std::set<std::string> &more) {
  std::set<std::string> all(list.begin(), list.end());
  all.insert(more.begin(), more.end());
  list.assign(all.begin(), all.end());
}

void add(IndirectCall &listed, const SiteResult &result) {
  if (doubt(result.verdict) > doubt(listed.verdict)) listed.verdict = result.verdict;
  std::set<std::string> targets;
  for (const FlowTarget &target : result.targets) targets.insert(target.symbol);
  add_all(listed.targets, targets);
  add_all(listed.why, {result.why.begin(), result.why.end()});
}

}  // namespace

std::string_view to_name(SiteVerdict verdict) {
  switch (verdict) {
    case SiteVerdict::resolved:
      return "resolved";
    case SiteVerdict::never_set:
      return "never-set";
    case SiteVerdict::by_signature:
      return "by-signature";
    case SiteVerdict::unknown:
      return "unknown";
  }
  return "?";
}

IndirectCall list_indirect_call(const CallFlow &call, const SiteResult &result) {
  IndirectCall listed{call.where, flow::without_unit(call.caller), call.expression,
                      call.field, SiteVerdict::never_set,          {},
                      {}};
  add(listed, result);
  return listed;
}

std::vector<IndirectCall> list_indirect_calls(const std::vector<Unit> &units,
                                              const FlowSolution &solution) {
  using Key = std::tuple<Location, std::string, std::string, std::string>;
  std::map<Key, IndirectCall> listed;
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    const std::vector<CallFlow> &calls = units[unit].flow.calls;
    for (std::size_t i = 0; i < calls.size(); ++i) {
      const CallFlow &call = calls[i];
      if (call.form == CallForm::direct) continue;
      const SiteResult &result = solution.site(unit, i);
      IndirectCall each = list_indirect_call(call, result);
      const Key key{each.where, each.caller, each.expression, each.field};
      const auto [row, is_new] = listed.emplace(key, std::move(each));
      if (!is_new) add(row->second, result);
    }
  }
  std::vector<IndirectCall> all;
  for (auto &[key, call] : listed) all.push_back(std::move(call));
  return all;
}

}  // namespace stackcheck
