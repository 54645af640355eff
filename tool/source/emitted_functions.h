#pragma once
#include <string>
#include <vector>

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/CodeGen/ModuleBuilder.h"

namespace stackcheck {

/// A function code was made for: a definition, or what initialises a variable before main.
struct EmittedFunction {
  std::string symbol;
  const clang::FunctionDecl *declaration = nullptr;  ///< null for an initialisation
  const clang::VarDecl *variable = nullptr;          ///< null for a definition
};

/// What of a unit is in its code.
struct EmittedCode {
  /// Those that have code before optimisation: template instances, lambdas and implicit
  /// members included, a constructor or destructor once per variant.
  std::vector<EmittedFunction> functions;
  std::vector<const clang::VarDecl *> variables;      ///< all definitions outside functions
  std::vector<const clang::CXXRecordDecl *> classes;  ///< all with virtual functions
};

EmittedCode find_emitted_code(clang::ASTContext &context, clang::CodeGenerator &code);

}  // namespace stackcheck
