#pragma once
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "flow/flow.h"
#include "program/program.h"
#include "program/symbols.h"

namespace stackcheck {

/// The machine functions that pointers lead to.
class Targets {
 public:
  /// Keeps references to all.
  Targets(const std::vector<Unit> &units, const std::vector<Node> &nodes, const Symbols &symbols);

  /// Those a target of the source became; empty if none of this program did.
  std::vector<NodeId> find(const FlowTarget &target) const;

  /// A static function that was compiled here and left no code: the optimiser found that nothing
  /// holds its address.
  bool is_removed(const FlowTarget &target) const;

  /// A call of a virtual method goes by the thunk that the object's vtable may have for it.
  void add_thunks(std::set<NodeId> &callees) const;

 private:
  using BySource = std::multimap<std::pair<std::size_t, std::string>, NodeId>;

  void add_linked(NodeId id);
  std::vector<NodeId> find_linked(const FlowTarget &target) const;

  const std::vector<Unit> &units_;
  const std::vector<Node> &nodes_;
  const Symbols &symbols_;
  std::set<std::pair<std::string, std::string>> thunks_;  // method and thunk, both symbols
  BySource by_unit_symbol_, by_source_symbol_;            // of linked images
  std::multimap<std::string, NodeId> by_name_;            // the same, where no unit is known
};

}  // namespace stackcheck
