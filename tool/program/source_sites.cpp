#include "program/source_sites.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "flow/names.h"
#include "program/names.h"

namespace stackcheck {

namespace {

std::vector<SourceCall> indirect_calls_of(const FunctionSource &source) {
  std::vector<SourceCall> found;
  for (const std::size_t unit : units_of(source)) {
    const std::vector<CallFlow> &calls = source.units[unit].flow.calls;
    for (std::size_t call = 0; call < calls.size(); ++call)
      if (calls[call].form != CallForm::direct) found.push_back({unit, call});
  }
  return found;
}

bool has(const Unit &unit, const std::string &symbol) {
  return std::ranges::count(unit.flow.functions, symbol, &FunctionFlow::linker_symbol) > 0;
}

bool any_has(const FunctionSource &source, const std::vector<std::size_t> &units,
             const std::string &symbol) {
  return std::ranges::any_of(units,
                             [&](std::size_t unit) { return has(source.units[unit], symbol); });
}

/// Another compiler may have made code of what Clang made none of, and link-time optimisation
/// inlines what has no source here.
bool knows(const FunctionSource &source) {
  if (source.compiled_here) return true;
  if (!any_has(source, source.sources, source_symbol(source.function.symbol))) return false;
  return source.inlined_from.empty() ||
         std::ranges::all_of(source.function.inlined, [&](const std::string &symbol) {
           return any_has(source, source.inlined_from, symbol);
         });
}

}  // namespace

std::vector<std::size_t> units_of(const FunctionSource &source) {
  std::vector<std::size_t> units = source.sources;
  std::ranges::copy_if(source.inlined_from, std::back_inserter(units), [&](std::size_t unit) {
    return std::ranges::count(source.sources, unit) == 0;
  });
  return units;
}

SourceSites::SourceSites(const FunctionSource &source)
    : source_(source), all_(indirect_calls_of(source)), knows_source_(knows(source)) {
  if (all_.empty()) return;
  const Inlined inlined(source.function.inlined.begin(), source.function.inlined.end());
  std::set<SourceCall> matched;
  for (const Call &call : source.function.calls)
    for (const SourceCall site : at_place(call))
      if (accounts_for(call, site)) matched.insert(site);
  for (const SourceCall site : all_)
    if (stands_in(site, inlined) && !matched.contains(site))
      unmatched_.push_back(site);
}

/// A direct call does so where the optimiser found out what the value is; on the line alone it
/// may be any other call that stands there.
bool SourceSites::accounts_for(const Call &call, SourceCall site) const {
  return call.callee.empty() || (*this)[site].where.column == call.where.column;
}

bool SourceSites::stands_in(SourceCall site, const Inlined &inlined) const {
  const std::string caller = flow::without_unit((*this)[site].caller);
  if (inlined.contains(caller)) return true;
  return caller == source_symbol(source_.function.symbol) &&
         std::ranges::count(source_.sources, site.unit) > 0;
}

std::vector<SourceCall> SourceSites::at_place(const Call &call) const {
  // For C++ the two sides may name another column of the same expression: the line decides
  // then. A call without a column is one that was merged.
  std::vector<SourceCall> exact, on_line;
  if (call.where.line == 0 || call.where.column == 0) return {};
  Inlined inlined;
  for (const Inlining &each : call.inlined_from) inlined.insert(each.symbol);
  for (const SourceCall site : all_) {
    const Location &where = (*this)[site].where;
    if (where.line != call.where.line || !stands_in(site, inlined)) continue;
    on_line.push_back(site);
    if (where.column == call.where.column) exact.push_back(site);
  }
  return exact.empty() ? on_line : exact;
}

std::vector<SourceCall> SourceSites::candidates(const Call &call) const {
  std::vector<SourceCall> found = at_place(call);
  if (found.empty()) return knows_source_ ? all_ : found;
  found.insert(found.end(), unmatched_.begin(), unmatched_.end());
  return found;
}

bool SourceSites::may_stand_for_some(const Call &call) const {
  return !unmatched_.empty() || !at_place(call).empty();
}

}  // namespace stackcheck
