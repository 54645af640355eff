#pragma once
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bound/bound.h"
#include "bound/call_paths.h"
#include "bound/cycles.h"
#include "bound/groups.h"

namespace stackcheck {

/// Collects why a start has no bound: each unknown of each function once, with the shortest
/// path to it.
class Reasons {
 public:
  /// Keeps references to both.
  Reasons(const Program &program, const CallPaths &paths) : program_(program), paths_(paths) {}

  void add(StateId state, const Unknown &unknown);
  /// What is unknown in the function of `state` itself. Wants the states in their order.
  void add_state(StateId state);
  void add_recursion(const Group &group);
  std::vector<BoundReason> take();  ///< sorted

 private:
  const Function &function(StateId state) const;
  bool is_new(StateId state, const Unknown &unknown);
  std::vector<std::string> names_of(const std::vector<StateId> &states) const;
  std::vector<std::string> path_to(StateId state) const;
  std::string calls_of(const Cycle &cycle) const;
  std::string given_up_facts() const;

  const Program &program_;
  const CallPaths &paths_;
  std::set<std::pair<NodeId, Unknown>> known_;
  std::vector<BoundReason> reasons_;
};

}  // namespace stackcheck
