#include "program/symbols.h"

#include <algorithm>

namespace stackcheck {

namespace {

bool is_same_call(const Call &a, const Call &b) {
  return a.depth_bytes == b.depth_bytes && a.tail == b.tail && a.callee == b.callee;
}

/// Headers put the same inline function into many units; without this every call to one would
/// have an edge to each copy.
bool is_same_code(const Node &a, const Node &b) {
  return a.function.frame_bytes == b.function.frame_bytes &&
         a.function.reach_bytes == b.function.reach_bytes && a.assumptions == b.assumptions &&
         a.function.unknowns.empty() && b.function.unknowns.empty() &&
         std::ranges::equal(a.function.calls, b.function.calls, is_same_call);
}

}  // namespace

Symbols::Symbols(const std::vector<Unit> &units, const std::vector<Node> &nodes)
    : own_(units.size()) {
  for (NodeId id = 0; id < nodes.size(); ++id) {
    const Function &function = nodes[id].function;
    own_[nodes[id].unit].insert({function.symbol, {id, function.binding}});
  }
  for (std::size_t i = 0; i < units.size(); ++i) add_aliases(units[i], own_[i]);
  link(nodes);
}

void Symbols::add_aliases(const Unit &unit, Definitions &own) {
  // An alias of an alias is found once its target is; each round finds at least one more.
  std::vector<const Alias *> open;
  for (const Alias &alias : unit.aliases) open.push_back(&alias);
  for (std::size_t before = 0; before != open.size();) {
    before = open.size();
    std::erase_if(open, [&](const Alias *alias) {
      const auto target = own.find(alias->target);
      if (target == own.end()) return false;
      own.insert({alias->symbol, {target->second.node, alias->binding}});
      return true;
    });
  }
}

void Symbols::link(const std::vector<Node> &nodes) {
  std::map<std::string, std::vector<NodeId>> strong, weak;
  for (const Definitions &own : own_)
    for (const auto &[symbol, definition] : own) {
      if (definition.binding == Binding::global) strong[symbol].push_back(definition.node);
      if (definition.binding == Binding::weak) weak[symbol].push_back(definition.node);
    }
  for (const auto &[symbol, definitions] : strong) {
    strong_definitions_[symbol] = definitions.size();
    for (const NodeId id : definitions) global_.insert({symbol, id});
  }
  // Which of several weak definitions wins is up to the order of linking, so all may.
  for (const auto &[symbol, definitions] : weak) {
    if (strong.contains(symbol)) continue;
    for (const NodeId id : definitions) {
      const auto [begin, end] = global_.equal_range(symbol);
      const bool known = std::any_of(begin, end, [&](const auto &other) {
        return is_same_code(nodes[id], nodes[other.second]) && !depends_on_unit(nodes[id]) &&
               !depends_on_unit(nodes[other.second]);
      });
      if (!known) global_.insert({symbol, id});
    }
  }
}

bool Symbols::depends_on_unit(const Node &node) const {
  return std::ranges::any_of(node.function.calls, [&](const Call &call) {
    if (call.local || call.callee.empty()) return true;
    const auto [begin, end] = own_[node.unit].equal_range(call.callee);
    return std::any_of(begin, end,
                       [](const auto &own) { return own.second.binding == Binding::local; });
  });
}

std::vector<NodeId> Symbols::resolve(std::size_t unit, const std::string &symbol, bool own) const {
  std::vector<NodeId> found;
  const auto [begin, end] = own_[unit].equal_range(symbol);
  for (auto it = begin; it != end; ++it)
    if (own || it->second.binding == Binding::local) found.push_back(it->second.node);
  if (own || !found.empty()) return found;
  const auto [first, last] = global_.equal_range(symbol);
  for (auto it = first; it != last; ++it) found.push_back(it->second);
  return found;
}

bool Symbols::is_defined_twice(const std::string &symbol) const {
  const auto found = strong_definitions_.find(symbol);
  return found != strong_definitions_.end() && found->second > 1;
}

}  // namespace stackcheck
