#pragma once
#include <string>
#include <vector>

#include "flow/functions.h"
#include "options/budget.h"

namespace stackcheck::flow {

/// Whether a fact about calls is about those at this place.
bool is_at(const CallFact &fact, const Location &where);

/// Whether a call or field fact of the user's is about this indirect call.
bool is_about(const Fact &fact, const CallFlow &call, const Functions &functions);

/// What a call or field fact says is called; empty for other facts.
std::vector<std::string> stated_targets(const Fact &fact);

}  // namespace stackcheck::flow
