#pragma once
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "facts/flow.h"

namespace stackcheck::extract {

/// What memory of a type can hold, as far as pointers go.
enum class Content {
  nothing,  ///< void, or not a type of objects
  bytes,    ///< arithmetic: all of it is one slot
  pointer,  ///< pointers, references, members, va_list
  record,
  function,
};

/// The element of an array of any dimension, without qualifiers and _Atomic.
clang::QualType element_of(clang::QualType type, const clang::ASTContext &context);

Content content_of(clang::QualType type, const clang::ASTContext &context);

/// What a pointer or reference points to; null for other types.
clang::QualType pointee_of(clang::QualType type, const clang::ASTContext &context);

/// The definition, or declaration if there is none, behind a type of content `record`.
const clang::RecordDecl *record_of(clang::QualType type, const clang::ASTContext &context);

/// Whether a pointer fits into this arithmetic type.
bool fits_pointer(clang::QualType type, const clang::ASTContext &context);

PassClass pass_class(clang::QualType type, const clang::ASTContext &context);

/// How `function` takes its arguments; `this` is the first.
Signature signature_of(const clang::FunctionDecl &function, const clang::ASTContext &context);

/// How a call passes its arguments, from the type of its callee; `object` if one goes first.
Signature signature_of(const clang::CallExpr &call, const clang::FunctionType &type, bool object,
                       const clang::ASTContext &context);

}  // namespace stackcheck::extract
