#include "program/edge_facts.h"

#include "program/names.h"

namespace stackcheck {

EdgeFacts::EdgeFacts(const std::vector<Node> &nodes, const std::vector<Fact> &facts) {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto *fact = std::get_if<EdgeFact>(&facts[i].fact);
    if (!fact) continue;
    Ends ends{i, {}, {}};
    for (const Node &node : nodes) {
      ends.is_caller.push_back(is_named_by_glob(node.function, fact->caller));
      ends.is_callee.push_back(is_named_by_glob(node.function, fact->callee));
    }
    facts_.push_back(std::move(ends));
  }
}

std::vector<std::size_t> EdgeFacts::limits(NodeId caller, NodeId callee) const {
  std::vector<std::size_t> found;
  for (const Ends &ends : facts_)
    if (ends.is_caller[caller] && ends.is_callee[callee]) found.push_back(ends.fact);
  return found;
}

}  // namespace stackcheck
