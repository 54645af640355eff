#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "program/program.h"

namespace stackcheck {

using StateId = std::size_t;

/// A call that is possible in a state, and the state it leads to.
struct Step {
  StateId to = 0;
  std::uint32_t depth_bytes = 0;
  const Edge *edge = nullptr;
};

/// A function, entered by a path that has used up some of what the EdgeFacts allow.
struct State {
  NodeId node = 0;
  std::vector<Step> steps;
  std::vector<std::size_t> forbidding;  ///< EdgeFacts that forbid calls here
  std::optional<StateId> from;          ///< the state before, on a shortest path; none: a start
};

/// The call graph with the EdgeFacts worked in: the paths of this graph are exactly the paths
/// of calls that the facts allow.
struct CallPaths {
  std::vector<State> states;          ///< in order of distance from the starts, those first
  std::vector<std::size_t> given_up;  ///< EdgeFacts with too many combinations to follow
};

/// All states the `starts` reach; the facts alone add at most `max_added_states`.
CallPaths call_paths(const Program &program, const std::vector<NodeId> &starts,
                     std::size_t max_added_states = std::size_t{1} << 18);

}  // namespace stackcheck
