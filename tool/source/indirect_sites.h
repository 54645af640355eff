#pragma once
#include <string>
#include <vector>

#include "clang/AST/ASTContext.h"
#include "clang/CodeGen/ModuleBuilder.h"
#include "facts/facts.h"

namespace stackcheck {

/// Every call through a value (pointer, virtual function, member pointer, deletion through a
/// virtual destructor) in the functions that `code` made, in order of place.
std::vector<IndirectSite> find_indirect_sites(clang::ASTContext &context,
                                              clang::CodeGenerator &code,
                                              const std::string &directory);

}  // namespace stackcheck
