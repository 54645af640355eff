#pragma once
#include <optional>

#include "peer/checker/run.h"

namespace stackcheck::peer {

/// What the function itself promises, as its ways out show: none if they do not tell it, as
/// where the outcome of a read decides nothing the caller can see. Call it while the paths of
/// `run` are there, and only if all of them were walked.
std::optional<Contract> infer_contract(const Run &run);

/// The same for a reader, one line per outcome.
std::vector<std::string> shown(const Contract &contract);

}  // namespace stackcheck::peer
