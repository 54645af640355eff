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

std::string inlined(const Program &program, const Entry &entry, const std::vector<NodeId> &nodes) {
  std::string text =
      entry.function + " is no function of its own; by the debug information it is in ";
  for (const NodeId node : nodes) text += program.nodes[node].function.name + ", ";
  return text + (nodes.size() == 1 ? "and needs no more than it" : "and needs no more than they");
}

}  // namespace

std::vector<NodeId> functions_of(const Program &program, const Entry &entry) {
  const std::vector<NodeId> nodes = find_function(program, entry.function);
  return nodes.empty() ? find_remains(program, entry.function) : nodes;
}

Bound bound_of_entry(const Program &program, const Entry &entry) {
  const std::vector<NodeId> nodes = functions_of(program, entry);
  if (nodes.empty()) return missing(program, entry);
  std::vector<Bound> bounds;
  for (const NodeId node : nodes) bounds.push_back(bound_from(program, node));
  Bound bound = any_of(bounds);
  if (find_function(program, entry.function).empty())
    add_assumption(bound, inlined(program, entry, nodes));
  else if (nodes.size() > 1)
    add_assumption(bound, several(program, entry, nodes));
  return bound;
}

}  // namespace stackcheck
