#include <algorithm>
#include <set>
#include <utility>

#include "facts/readable_name.h"
#include "program/names.h"
#include "program/program.h"

namespace stackcheck {

namespace {

/// Whether linking kept this definition of the node's symbol.
bool is_linked(const Program &program, NodeId id) {
  const Function &function = program.nodes[id].function;
  if (function.binding == Binding::local) return true;
  const auto [begin, end] = program.by_symbol.equal_range(function.symbol);
  return std::any_of(begin, end, [&](const auto &row) { return row.second == id; });
}

/// What a unit's own aliases called `name` stand for: unit and symbol.
std::set<std::pair<std::size_t, std::string>> static_aliases(const Program &program,
                                                             const std::string &name) {
  std::set<std::pair<std::size_t, std::string>> found;
  for (std::size_t unit = 0; unit < program.units.size(); ++unit)
    for (const Alias &alias : program.units[unit].aliases)
      if (alias.binding == Binding::local && alias.symbol == name)
        found.insert({unit, alias.target});
  return found;
}

bool is_symbol_of(const std::string &symbol, const std::string &name) {
  return is_named(symbol, readable_name(symbol), name);
}

}  // namespace

std::vector<NodeId> find_function(const Program &program, const std::string &name) {
  std::vector<NodeId> found;
  const auto [begin, end] = program.by_symbol.equal_range(name);
  for (auto it = begin; it != end; ++it) found.push_back(it->second);
  const auto aliases = static_aliases(program, name);
  for (NodeId id = 0; id < function_count(program); ++id) {
    const Node &node = program.nodes[id];
    if ((is_named(node.function, name) && is_linked(program, id)) ||
        aliases.contains({node.unit, node.function.symbol}))
      found.push_back(id);
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<NodeId> find_remains(const Program &program, const std::string &name) {
  std::vector<NodeId> found;
  bool is_whole = false;
  for (NodeId id = 0; id < function_count(program); ++id) {
    const Function &function = program.nodes[id].function;
    const bool is_clone = is_symbol_of(source_symbol(function.symbol), name);
    const bool is_inlined = std::ranges::any_of(function.inlined, [&](const std::string &symbol) {
      return is_symbol_of(symbol, name);
    });
    if (is_clone || is_inlined) found.push_back(id);
    is_whole |= is_inlined || (is_clone && !is_part(function.symbol));
  }
  return is_whole ? found : std::vector<NodeId>();
}

}  // namespace stackcheck
