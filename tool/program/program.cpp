#include <algorithm>

#include "program/program.h"

namespace stackcheck {

Evidence evidence_of(const Program &program, const Node &node) {
  Evidence evidence = program.units[node.unit].evidence;
  if (!node.function.producer.empty()) evidence.producer = node.function.producer;
  return evidence;
}

std::size_t function_count(const Program &program) {
  const auto first = std::ranges::partition_point(
      program.nodes, [](const Node &node) { return !node.instance_of.has_value(); });
  return static_cast<std::size_t>(first - program.nodes.begin());
}

Program without_instances(const Program &program) {
  Program merged = program;
  merged.nodes.resize(function_count(program));
  for (Node &node : merged.nodes)
    for (Edge &edge : node.edges)
      edge.callee = program.nodes[edge.callee].instance_of.value_or(edge.callee);
  return merged;
}

}  // namespace stackcheck
