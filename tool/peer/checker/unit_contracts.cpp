#include "peer/checker/unit_contracts.h"

#include <algorithm>

#include "clang/AST/DeclCXX.h"
#include "options/model_place.h"
#include "peer/checker/joined.h"
#include "peer/checker/values.h"
#include "source/called_names.h"
#include "source/diagnostics.h"

namespace stackcheck::peer {

UnitContracts::UnitContracts(const std::vector<Contract> &contracts, clang::ASTContext &ast,
                             clang::Preprocessor &preprocessor)
    : ast_(ast), preprocessor_(preprocessor) {
  for (const Contract &contract : contracts) {
    if (contract.role == Role::supplies || contract.role == Role::told || !holds(contract))
      continue;
    if (contract.unit.empty()) by_name_.emplace(contract.name, &contract);
    by_identity_[contract.identity()] = &contract;
  }
}

void UnitContracts::add_pointer_calls(const PointerCalls &calls, const std::string &directory) {
  directory_ = directory;
  for (const PointerCall &call : calls) {
    auto &targets = targets_[call.where];
    targets.insert(targets.end(), call.targets.begin(), call.targets.end());
  }
}

const std::vector<std::string> *UnitContracts::find_targets(const clang::CallExpr &call) const {
  if (targets_.empty()) return nullptr;
  const clang::SourceManager &sources = ast_.getSourceManager();
  const auto row = targets_.find(
      to_location(sources, sources.getExpansionLoc(call.getBeginLoc()), directory_));
  return row == targets_.end() ? nullptr : &row->second;
}

const Contract *UnitContracts::find_joined(const std::vector<std::string> &targets) const {
  const auto [row, is_new] = joined_.try_emplace(targets);
  if (!is_new) return row->second ? &*row->second : nullptr;
  std::vector<const Contract *> parts;
  for (const std::string &target : targets) {
    const auto part = by_identity_.find(target);
    if (part == by_identity_.end()) return nullptr;
    parts.push_back(part->second);
  }
  row->second = join_contracts(parts);
  return row->second ? &*row->second : nullptr;
}

bool UnitContracts::holds(const Contract &contract) const {
  if (!contract.when) return true;
  const clang::IdentifierInfo *name = preprocessor_.getIdentifierInfo(contract.when->macro);
  const std::optional<long long> number = value(contract.when->macro);
  if (!number && !preprocessor_.getMacroInfo(name)) return false;
  if ((contract.when->from || contract.when->below) && !number) return false;
  return (!contract.when->from || *number >= *contract.when->from) &&
         (!contract.when->below || *number < *contract.when->below);
}

std::optional<long long> UnitContracts::value(const std::string &text) const {
  const auto [row, is_new] = values_.try_emplace(text);
  if (is_new) row->second = value_in_unit(text, ast_, preprocessor_);
  return row->second;
}

bool UnitContracts::is_given(const Contract &contract, const Arguments &arguments) const {
  return std::ranges::all_of(contract.given, [&](const ContractGiven &given) {
    const auto place = parse_place(given.argument);
    if (!place || place->argument >= arguments.size()) return false;
    clang::Expr::EvalResult written;
    const std::optional<long long> wanted = value(given.value);
    return wanted && arguments[place->argument]->EvaluateAsInt(written, ast_) &&
           written.Val.getInt().getExtValue() == *wanted;
  });
}

// Rows of equal names stand in the order they were added; the most particular one goes first.
const Contract *UnitContracts::choose(const std::string &name, std::optional<unsigned> parameters,
                                      const Arguments &arguments) const {
  const auto rank = [](const Contract &contract) {
    return (contract.given.empty() ? 0 : 2) + (contract.when ? 1 : 0);
  };
  const Contract *chosen = nullptr;
  const auto [first, last] = by_name_.equal_range(name);
  for (auto row = first; row != last; ++row) {
    const Contract &contract = *row->second;
    if (parameters && contract.parameters && *contract.parameters != *parameters) continue;
    if (!is_given(contract, arguments)) continue;
    if (!chosen || rank(contract) >= rank(*chosen)) chosen = &contract;
  }
  return chosen;
}

const Contract *UnitContracts::choose_method(const clang::CXXMethodDecl &method,
                                             const Arguments &arguments) const {
  if (const Contract *contract =
          choose(method.getQualifiedNameAsString(), method.getNumParams(), arguments))
    return contract;
  for (const clang::CXXMethodDecl *overridden : method.overridden_methods())
    if (const Contract *contract = choose_method(*overridden, arguments)) return contract;
  return nullptr;
}

const Contract *UnitContracts::find(const clang::FunctionDecl &function,
                                    const Arguments &arguments) const {
  const Contract *known = find_named(function, arguments);
  if (known && known->origin != ContractOrigin::inferred) return known;
  const auto inferred = inferred_.find(function.getCanonicalDecl());
  return inferred == inferred_.end() ? known : &inferred->second;
}

const Contract *UnitContracts::find_named(const clang::FunctionDecl &function,
                                          const Arguments &arguments) const {
  if (const auto *method = llvm::dyn_cast<clang::CXXMethodDecl>(&function))
    return choose_method(*method, arguments);
  if (!function.getDeclName().isIdentifier()) return nullptr;
  return choose(function.getQualifiedNameAsString(), function.getNumParams(), arguments);
}

const Contract *UnitContracts::find_field(const clang::ValueDecl &member) const {
  const auto *field = llvm::dyn_cast<clang::FieldDecl>(&member);
  if (!field) return nullptr;
  const Contract *direct = find_macro(field_name(*field));
  const auto *type = field->getType()->getAs<clang::TypedefType>();
  return direct || !type ? direct : find_macro(type->getDecl()->getQualifiedNameAsString());
}

const Contract *UnitContracts::find_macro(llvm::StringRef name, const Arguments &arguments) const {
  return choose(name.str(), std::nullopt, arguments);
}

void UnitContracts::add_inferred(const clang::FunctionDecl &function, Contract contract) {
  Contract &known = inferred_[function.getCanonicalDecl()];
  known = std::move(contract);
  by_identity_.try_emplace(known.identity(), &known);
  joined_.clear();
}

}  // namespace stackcheck::peer
