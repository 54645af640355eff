#include "verdict/entry_bound.h"

#include "options/closest_name.h"
#include "verdict/stacking.h"

namespace stackcheck {

namespace {

std::vector<std::string> all_names(const Program &program) {
  std::vector<std::string> names;
  for (const Node &node : program.nodes) {
    names.push_back(node.function.symbol);
    if (node.function.name != node.function.symbol) names.push_back(node.function.name);
  }
  return names;
}

Bound missing(const Program &program, const Entry &entry) {
  const std::string detail = "no function of the program is called \"" + entry.function + "\"" +
                             did_you_mean(entry.function, all_names(program));
  Bound bound;
  add_reason(bound, {{Reason::missing_entry, entry.where, detail}, entry.function, {}});
  return bound;
}

std::string several(const Program &program, const Entry &entry, const std::vector<NodeId> &nodes) {
  std::string text = entry.function + " is any of several functions of that name:";
  for (const NodeId node : nodes)
    text += (node == nodes.front() ? " " : ", ") + program.units[program.nodes[node].unit].name;
  return text;
}

}  // namespace

Bound bound_of_entry(const Program &program, const Entry &entry) {
  const std::vector<NodeId> nodes = find_function(program, entry.function);
  if (nodes.empty()) return missing(program, entry);
  std::vector<Bound> bounds;
  for (const NodeId node : nodes) bounds.push_back(bound_from(program, node));
  Bound bound = any_of(bounds);
  if (nodes.size() > 1) add_assumption(bound, several(program, entry, nodes));
  return bound;
}

}  // namespace stackcheck
