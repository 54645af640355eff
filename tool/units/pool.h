#pragma once
#include "units/child.h"

namespace stackcheck {

struct PoolLimits {
  unsigned jobs = 1;               ///< processes at a time; 0 counts as 1
  unsigned timeout_seconds = 300;  ///< per task
};

/// Runs the tasks 0 to `count` - 1 and gives their outcomes in this order. Each has its own
/// process, so that none sees what another left behind. `finished` is called in this process
/// with the number of each task that has ended.
std::vector<Outcome> run_in_children(std::size_t count, const Task &task, const PoolLimits &limits,
                                     const std::function<void(std::size_t)> &finished);

}  // namespace stackcheck
