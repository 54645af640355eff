#pragma once
#include <string>
#include <vector>

#include "clang/AST/ASTContext.h"
#include "clang/AST/Stmt.h"
#include "clang/CodeGen/ModuleBuilder.h"

namespace stackcheck {

/// A function code was made for, and what of the source runs in it.
struct EmittedFunction {
  std::string symbol;
  std::vector<const clang::Stmt *> code;  ///< its body; a constructor's initialisers first
};

/// The functions of the unit that have code before optimisation: template instances, lambdas
/// and implicit members included, a constructor or destructor once per variant, and what
/// initialises variables before main.
std::vector<EmittedFunction> find_emitted_functions(clang::ASTContext &context,
                                                    clang::CodeGenerator &code);

}  // namespace stackcheck
