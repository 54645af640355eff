#pragma once
#include <vector>

#include "flow/sites.h"

namespace stackcheck::flow {

/// Functions the program hands to something that will start them: by a model; as a number
/// that no call of the program is made through, as ports do to start a task; in a variable
/// that nothing reads, as in a vector table. After the fixpoint.
std::vector<OfferedRoot> offer_roots(const Graph &graph, const Layouts &layouts,
                                     const Functions &functions, const Calls &calls,
                                     const Sites &sites);

}  // namespace stackcheck::flow
