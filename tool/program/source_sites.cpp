#include "program/source_sites.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "program/names.h"

namespace stackcheck {

namespace {

bool stands_in(const IndirectSite &site, const Function &function,
               const std::vector<std::string> &inlined) {
  return site.function == source_symbol(function.symbol) ||
         std::ranges::find(inlined, site.function) != inlined.end();
}

/// A direct call does so where the optimiser found out what the value is; on the line alone it
/// may be any other call that stands there.
bool accounts_for(const Call &call, const IndirectSite &site) {
  return call.callee.empty() || site.where.column == call.where.column;
}

std::set<std::string> inlined_into(const Function &function) {
  std::set<std::string> inlined;
  for (const Call &call : function.calls)
    inlined.insert(call.inlined_from.begin(), call.inlined_from.end());
  return inlined;
}

/// Another compiler may have made code of what Clang made none of.
bool knows(const Unit &unit, const Function &function) {
  return unit.evidence.object.empty() ||
         std::ranges::count(unit.flow.functions, source_symbol(function.symbol),
                            &FunctionFlow::linker_symbol) > 0;
}

}  // namespace

SourceSites::SourceSites(const Unit &unit, const Function &function)
    : all_(unit.indirect_sites), function_(function), knows_source_(knows(unit, function)) {
  if (all_.empty()) return;
  std::set<const IndirectSite *> matched;
  for (const Call &call : function.calls)
    for (const IndirectSite *site : at_place(call))
      if (accounts_for(call, *site)) matched.insert(site);
  const std::set<std::string> inlined = inlined_into(function);
  for (const IndirectSite &site : all_)
    if ((site.function == source_symbol(function.symbol) || inlined.contains(site.function)) &&
        !matched.contains(&site))
      unmatched_.push_back(&site);
}

std::vector<const IndirectSite *> SourceSites::at_place(const Call &call) const {
  // For C++ the two sides may name another column of the same expression: the line decides
  // then. A call without a column is one that was merged.
  std::vector<const IndirectSite *> exact, on_line;
  if (call.where.line == 0 || call.where.column == 0) return {};
  for (const IndirectSite &site : all_) {
    if (site.where.line != call.where.line || !stands_in(site, function_, call.inlined_from))
      continue;
    on_line.push_back(&site);
    if (site.where.column == call.where.column) exact.push_back(&site);
  }
  return exact.empty() ? on_line : exact;
}

std::vector<const IndirectSite *> SourceSites::candidates(const Call &call) const {
  std::vector<const IndirectSite *> found = at_place(call);
  if (found.empty() && !knows_source_) return found;
  if (found.empty()) {
    std::ranges::transform(all_, std::back_inserter(found), [](const auto &site) { return &site; });
    return found;
  }
  found.insert(found.end(), unmatched_.begin(), unmatched_.end());
  return found;
}

bool SourceSites::may_stand_for_some(const Call &call) const {
  return !unmatched_.empty() || !at_place(call).empty();
}

}  // namespace stackcheck
