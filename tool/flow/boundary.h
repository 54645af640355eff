#pragma once
#include <string>
#include <vector>

#include "flow/calls.h"

namespace stackcheck::flow {

/// Variables that only code without source defines or that it uses, and functions it calls.
void open_to_code_without_source(Graph &graph, Memory &memory, Calls &calls,
                                 const Functions &functions, const std::vector<Unit> &units);

/// After a first fixpoint: entries are called from outside, unless the program itself showed
/// with which arguments they are started.
void call_entries(Calls &calls, const Functions &functions,
                  const std::vector<std::string> &entries);

}  // namespace stackcheck::flow
