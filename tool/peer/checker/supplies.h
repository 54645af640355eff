#pragma once
#include <map>

#include "peer/checker/run.h"

namespace stackcheck::peer {

/// The promises functions of a unit must keep because of where their address goes: an argument
/// of a function, a field, a type of function pointers.
using Promises = std::map<const clang::FunctionDecl *, const Contract *>;

/// For Role::told: what their arguments tell them.
Promises find_promises(clang::ASTContext &ast, const std::vector<Contract> &contracts,
                       Role role = Role::supplies);

/// Compares the ways out of `run`'s function with what it must promise; adds findings to `run`.
void check_promise(Run &run, const Contract &promise);

}  // namespace stackcheck::peer
