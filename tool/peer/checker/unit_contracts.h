#pragma once
#include <map>
#include <string>
#include <vector>

#include "clang/AST/DeclCXX.h"
#include "clang/Lex/Preprocessor.h"
#include "peer/peer.h"

namespace stackcheck::peer {

/// What a call or macro is given, by position.
using Arguments = std::vector<const clang::Expr *>;

/// The contracts that hold in one unit.
class UnitContracts {
 public:
  /// Later rows go before earlier ones of the same name; `contracts` must outlive this.
  UnitContracts(const std::vector<Contract> &contracts, clang::ASTContext &ast,
                clang::Preprocessor &preprocessor);

  /// Calls through pointers whose targets are known, places as of `directory`.
  void add_pointer_calls(const PointerCalls &calls, const std::string &directory);
  /// What a call through a pointer or of a virtual method may reach; none if that is not known.
  const std::vector<std::string> *find_targets(const clang::CallExpr &call) const;
  /// What all of these promise together; none if one of them promises nothing.
  const Contract *find_joined(const std::vector<std::string> &targets) const;

  /// The row for calls of `function` with such arguments, or none.
  const Contract *find(const clang::FunctionDecl &function, const Arguments &arguments = {}) const;
  /// The row for calls through a field, "record.field"; none if there is none.
  const Contract *find_field(const clang::ValueDecl &member) const;
  /// The row for uses of the function-like macro `name` with such arguments, or none.
  const Contract *find_macro(llvm::StringRef name, const Arguments &arguments = {}) const;

  /// Adds what was found out about a function of the unit.
  void add_inferred(const clang::FunctionDecl &function, Contract contract);

  /// What a number or name of a contract is here.
  std::optional<long long> value(const std::string &text) const;

 private:
  const Contract *find_named(const clang::FunctionDecl &function,
                             const Arguments &arguments) const;
  const Contract *choose(const std::string &name, std::optional<unsigned> parameters,
                         const Arguments &arguments) const;
  const Contract *choose_method(const clang::CXXMethodDecl &method,
                                const Arguments &arguments) const;
  bool is_given(const Contract &contract, const Arguments &arguments) const;
  bool holds(const Contract &contract) const;

  clang::ASTContext &ast_;
  clang::Preprocessor &preprocessor_;
  std::multimap<std::string, const Contract *> by_name_;
  std::map<const clang::FunctionDecl *, Contract> inferred_;
  std::map<std::string, const Contract *> by_identity_;
  std::map<Location, std::vector<std::string>> targets_;
  std::string directory_;
  mutable std::map<std::vector<std::string>, std::optional<Contract>> joined_;
  mutable std::map<std::string, std::optional<long long>> values_;
};

}  // namespace stackcheck::peer
