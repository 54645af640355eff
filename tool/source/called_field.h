#pragma once
#include <string>

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"

namespace stackcheck {

/// Whether the call dispatches through a vtable at run time.
bool is_virtual_call(const clang::CallExpr &call);

/// The "record.field" a callee is read from ("Class.method" of a virtual call), or empty. A
/// record without any name is called by its place, "(anonymous at file:line)".
std::string called_field(const clang::Expr &callee, const clang::ASTContext &context,
                         const std::string &directory);

/// "Class.~Class" if the deletion calls it through a vtable, or empty.
std::string deleted_virtually(const clang::CXXDeleteExpr &deletion);

}  // namespace stackcheck
