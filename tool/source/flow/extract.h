#pragma once
#include <string>

#include "clang/AST/ASTContext.h"
#include "clang/CodeGen/ModuleBuilder.h"
#include "facts/flow.h"

namespace stackcheck {

/// How function pointers move in the unit named `unit`, in the functions that `code` made and
/// the variables that it defines or they name. Sorted.
UnitFlow extract_flow(clang::ASTContext &context, clang::CodeGenerator &code,
                      const std::string &unit, const std::string &directory);

}  // namespace stackcheck
