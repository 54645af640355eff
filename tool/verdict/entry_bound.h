#pragma once
#include "bound/bound.h"
#include "options/budget.h"
#include "program/program.h"

namespace stackcheck {

/// The functions an entry's name means, or those its code is in where it is none of its own.
std::vector<NodeId> functions_of(const Program &program, const Entry &entry);

/// The bound of an entry's function on its own. A name that means several functions may start
/// any of them; one that means none leaves the reason missing_entry.
Bound bound_of_entry(const Program &program, const Entry &entry);

}  // namespace stackcheck
