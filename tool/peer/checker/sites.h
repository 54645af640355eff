#pragma once
#include <map>
#include <vector>

#include "clang/AST/Expr.h"
#include "peer/checker/unit_contracts.h"

namespace stackcheck::peer {

/// A call with a contract.
struct Site {
  const clang::Expr *call = nullptr;  ///< CallExpr, or what a macro of the contract became
  const Contract *contract = nullptr;
  const clang::FunctionDecl *function = nullptr;  ///< it stands in
  std::vector<const clang::Expr *> arguments;     ///< of the function or macro
};

/// A function with a body, and the calls in it.
struct FunctionCalls {
  const clang::FunctionDecl *function = nullptr;
  std::vector<Site> sites;
  std::vector<const clang::FunctionDecl *> callees;
  std::vector<std::string> pointed;  ///< identities of what its calls through pointers may reach
};

/// Every function of the unit with a body, in order of the text.
std::vector<const clang::FunctionDecl *> find_bodies(clang::ASTContext &ast);

/// The calls in one body. Contracts found out later make more of them sites.
FunctionCalls find_calls(const clang::FunctionDecl &function, const UnitContracts &contracts);

/// Has a verdict of its own: it reads, asks how much there is, or gives the connection up.
bool is_judged(Role role);

}  // namespace stackcheck::peer
