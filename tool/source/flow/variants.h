#pragma once
#include "clang/AST/GlobalDecl.h"
#include "llvm/IR/Module.h"
#include "source/flow/names.h"

namespace stackcheck::extract {

/// The function whose code runs for `function`: Clang makes no code for a variant of a
/// constructor or destructor that would be the same as another's.
clang::GlobalDecl with_code(clang::GlobalDecl function, const Names &names,
                            const llvm::Module &module);

}  // namespace stackcheck::extract
