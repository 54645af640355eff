#pragma once
#include <string>
#include <vector>

#include "clang/AST/ASTContext.h"

namespace stackcheck {

/// UnitFlow::called_names of all function bodies and declarations of a unit.
std::vector<std::string> called_names(clang::ASTContext &ast);

}  // namespace stackcheck
