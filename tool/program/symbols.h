#pragma once
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "program/program.h"

namespace stackcheck {

/// What references to symbols reach, decided as a linker decides it.
class Symbols {
 public:
  /// `nodes[i].function` belongs to `units[nodes[i].unit]`.
  Symbols(const std::vector<Unit> &units, const std::vector<Node> &nodes);

  /// The functions `symbol` may mean in `unit`; `own` keeps to that unit's definitions.
  std::vector<NodeId> resolve(std::size_t unit, const std::string &symbol, bool own) const;

  /// All that a reference from another unit may reach.
  const std::multimap<std::string, NodeId> &global() const { return global_; }

  /// Whether more than one strong definition of `symbol` exists, which no linker accepts:
  /// the units then make more than one program, and every definition is possible.
  bool is_defined_twice(const std::string &symbol) const;

 private:
  struct Definition {
    NodeId node = 0;
    Binding binding = Binding::global;
  };
  using Definitions = std::multimap<std::string, Definition>;

  void add_aliases(const Unit &unit, Definitions &own);
  void link(const std::vector<Node> &nodes);
  /// Whether the same code would call something else in another unit.
  bool depends_on_unit(const Node &node) const;

  std::vector<Definitions> own_;  // by unit
  std::multimap<std::string, NodeId> global_;
  std::unordered_map<std::string, std::size_t> strong_definitions_;
};

}  // namespace stackcheck
