#pragma once
#include <vector>

#include "bound/call_paths.h"

namespace stackcheck {

/// States that all reach each other by calls, or one state on its own.
struct Group {
  std::vector<StateId> states;  ///< after what they call, but for the calls that close cycles
  bool recursive = false;       ///< a call within the group adds depth: its cycle has no bound
};

/// All states, each group after the groups it calls.
std::vector<Group> groups_of(const std::vector<State> &states);

}  // namespace stackcheck
