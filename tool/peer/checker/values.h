#pragma once
#include <optional>
#include <string>

#include "clang/AST/ASTContext.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/APSInt.h"

namespace stackcheck::peer {

/// What a number, macro or enumerator named in a contract is in this unit; none if it has none.
std::optional<long long> value_in_unit(const std::string &text, clang::ASTContext &ast,
                                       clang::Preprocessor &preprocessor);

}  // namespace stackcheck::peer
