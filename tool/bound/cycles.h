#pragma once
#include <cstddef>
#include <vector>

#include "bound/groups.h"

namespace stackcheck {

/// Calls that go round: each step leads to the state the next one starts in.
struct Cycle {
  std::vector<StateId> states;      ///< in order of the calls, the one nearest to a start first
  std::vector<const Edge *> edges;  ///< edges[i] leaves states[i]; edges[0] adds depth
};

/// Cycles of a recursive group such that without the first call of each, none adds depth; but
/// at most `limit`, which is at least 1.
std::vector<Cycle> cycles_of(const std::vector<State> &states, const Group &group,
                             std::size_t limit);

}  // namespace stackcheck
