#pragma once
#include <cstddef>
#include <vector>

#include "program/program.h"

namespace stackcheck {

/// Which EdgeFacts limit which edges.
class EdgeFacts {
 public:
  /// Facts of other kinds in `facts` limit nothing.
  EdgeFacts(const std::vector<Node> &nodes, const std::vector<Fact> &facts);

  /// Indices into `facts` of those that limit a call of `callee` by `caller`, ascending.
  std::vector<std::size_t> limits(NodeId caller, NodeId callee) const;

 private:
  struct Ends {
    std::size_t fact = 0;
    std::vector<bool> is_caller, is_callee;  // by NodeId
  };
  std::vector<Ends> facts_;
};

}  // namespace stackcheck
