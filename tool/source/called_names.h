#pragma once
#include <string>
#include <vector>

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"

namespace stackcheck {

/// "record.field" of a field, by the typedef of a record without a name of its own.
std::string field_name(const clang::FieldDecl &field);

/// UnitFlow::called_names of all function bodies and declarations of a unit.
std::vector<std::string> called_names(clang::ASTContext &ast);

}  // namespace stackcheck
