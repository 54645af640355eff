#pragma once
#include <optional>
#include <vector>

#include "peer/contract.h"

namespace stackcheck::peer {

/// What a call that leads to one of several functions promises; none if they have not the same
/// role and take connection, buffer and length at the same places.
std::optional<Contract> join_contracts(const std::vector<const Contract *> &parts);

}  // namespace stackcheck::peer
