#pragma once
// Reads that cannot handle a peer close, found in the source of one unit or of all.

#include <functional>
#include <string>
#include <vector>

#include "facts/reads.h"
#include "peer/contract.h"
#include "source/source.h"

namespace stackcheck {

/// The reads of one unit, with only `contracts` known of other units. A unit that does not
/// compile has one undecided site, which says so.
Reads find_reads(const CompileCommand &command, const std::vector<Contract> &contracts);

}  // namespace stackcheck
