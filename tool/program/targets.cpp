#include "program/targets.h"

#include <algorithm>

#include "program/names.h"
#include "program/thunks.h"

namespace stackcheck {

namespace {

template <typename Key>
std::vector<NodeId> all_of(const std::multimap<Key, NodeId> &map, const Key &key) {
  std::vector<NodeId> found;
  const auto [begin, end] = map.equal_range(key);
  for (auto row = begin; row != end; ++row) found.push_back(row->second);
  return found;
}

}  // namespace

Targets::Targets(const std::vector<Unit> &units, const std::vector<Node> &nodes,
                 const Symbols &symbols)
    : units_(units), nodes_(nodes), symbols_(symbols) {
  for (NodeId id = 0; id < nodes.size(); ++id) {
    const std::string &symbol = nodes[id].function.symbol;
    if (const std::string method = thunk_target(symbol); !method.empty())
      thunks_.emplace(method, symbol);
    if (units[nodes[id].unit].linking.linked) add_linked(id);
  }
  for (std::size_t unit = 0; unit < units.size(); ++unit)
    if (units[unit].linking.linked)
      for (const Alias &alias : units[unit].aliases)
        for (const NodeId id : symbols.resolve(unit, alias.symbol, true))
          by_name_.emplace(unit_symbol(alias.symbol), id);
}

void Targets::add_linked(NodeId id) {
  const std::string &symbol = nodes_[id].function.symbol;
  for (const std::size_t source : nodes_[id].sources) {
    by_unit_symbol_.emplace(std::pair{source, unit_symbol(symbol)}, id);
    by_source_symbol_.emplace(std::pair{source, source_symbol(symbol)}, id);
    if (source == nodes_[id].unit) by_name_.emplace(unit_symbol(symbol), id);
  }
}

// What the linker or link-time optimisation renamed is still told by the unit it came from. Code
// that was folded into equal code of another unit, or that debug information says nothing of, has
// only its name left.
std::vector<NodeId> Targets::find_linked(const FlowTarget &target) const {
  std::vector<NodeId> found = all_of(by_unit_symbol_, {target.unit, target.symbol});
  if (found.empty()) found = all_of(by_source_symbol_, {target.unit, target.symbol});
  if (found.empty()) found = all_of(by_name_, target.symbol);
  return found;
}

// Of an inline function that several units have, one keeps the code that pointers lead to, while
// another inlined all of its calls.
std::vector<NodeId> Targets::find(const FlowTarget &target) const {
  std::vector<NodeId> found;
  if (target.unit != FlowTarget::any_unit)
    found = symbols_.resolve(target.unit, target.symbol, true);
  if (found.empty()) found = find_linked(target);
  if (!found.empty() || is_removed(target)) return found;
  return all_of(symbols_.global(), target.symbol);
}

// An alias may be gone while the function it names is not.
bool Targets::is_removed(const FlowTarget &target) const {
  if (target.unit == FlowTarget::any_unit) return false;
  const Unit &unit = units_[target.unit];
  if (!unit.evidence.object.empty()) return false;
  const auto is_it = [&](const FunctionFlow &function) {
    return function.linker_symbol == target.symbol && function.symbol != target.symbol;
  };
  const auto it = std::ranges::find_if(unit.flow.functions, is_it);
  return it != unit.flow.functions.end() &&
         std::ranges::count(unit.flow.functions, it->where, &FunctionFlow::where) == 1;
}

void Targets::add_thunks(std::set<NodeId> &callees) const {
  for (const NodeId id : std::set(callees)) {
    const Node &method = nodes_[id];
    auto row = thunks_.lower_bound({method.function.symbol, ""});
    for (; row != thunks_.end() && row->first == method.function.symbol; ++row) {
      const std::vector<NodeId> found = symbols_.resolve(method.unit, row->second, false);
      callees.insert(found.begin(), found.end());
    }
  }
}

}  // namespace stackcheck
