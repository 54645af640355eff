#pragma once
#include <vector>

#include "flow/flow.h"
#include "flow/graph.h"

namespace stackcheck::flow {

/// The shortest way on which `value` came to `slot`, from its origin on.
std::vector<FlowStep> derivation(const Graph &graph, SlotId slot, ValueId value);

}  // namespace stackcheck::flow
