#pragma once
#include <vector>

#include "facts/facts.h"

namespace stackcheck {

/// Every call of `flow` through a value (pointer, virtual function, member pointer, deletion
/// through a virtual destructor), in order of place.
std::vector<IndirectSite> find_indirect_sites(const UnitFlow &flow);

}  // namespace stackcheck
