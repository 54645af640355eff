#pragma once
#include "clang/CodeGen/ModuleBuilder.h"
#include "source/flow/constraints.h"
#include "source/flow/layout.h"
#include "source/flow/locator.h"
#include "source/flow/names.h"
#include "source/flow/types.h"

namespace stackcheck::extract {

/// What all functions and variables of one unit add to.
struct Extraction {
  Extraction(clang::ASTContext &ast, clang::CodeGenerator &generator, const std::string &unit,
             const std::string &work_directory)
      : context(ast),
        code(generator),
        directory(work_directory),
        locator(ast.getSourceManager(), work_directory),
        names(ast, generator, unit),
        constraints(names, unit),
        layouts(ast, names, constraints) {}

  /// Notes that code or another variable's initialiser names a variable.
  void use(const clang::VarDecl &variable) {
    if (used_variables.insert(variable.getCanonicalDecl()).second)
      pending_variables.push_back(&variable);
  }

  clang::ASTContext &context;
  clang::CodeGenerator &code;
  const std::string &directory;
  Locator locator;
  Names names;
  Constraints constraints;
  Layouts layouts;
  std::vector<CallFlow> calls;
  llvm::DenseSet<const char *> address_taken;  ///< SYMBOLs, by their text's place
  llvm::DenseSet<const clang::CXXRecordDecl *> instantiated;
  llvm::DenseSet<const clang::VarDecl *> used_variables;
  std::vector<const clang::VarDecl *> pending_variables;
};

}  // namespace stackcheck::extract
