#include "peer/checker/infer.h"

#include <algorithm>

#include "peer/checker/observed.h"
#include "peer/contract_names.h"

namespace stackcheck::peer {

namespace ento = clang::ento;

namespace {

/// Where a region or symbol of the function starts: "0", "0->fd", "this->fd"; "" elsewhere.
class Places {
 public:
  explicit Places(const clang::FunctionDecl &function) : function_(function) {}

  std::string of(ConnectionKey key, const Exit &exit) const {
    for (unsigned i = 0; i < function_.getNumParams(); ++i)
      if (value_of_parameter(i, exit) == key) return std::to_string(i);
    // Anything else a key can be is no region; only fields are looked into.
    return is_field_key(key, exit) ? of_field(static_cast<const ento::FieldRegion *>(key)) : "";
  }

 private:
  static bool is_field_key(ConnectionKey key, const Exit &exit) {
    return exit.field_keys.contains(key);
  }

  ConnectionKey value_of_parameter(unsigned number, const Exit &exit) const {
    const StateRef state = exit.node->getState();
    auto &values = state->getStateManager().getSValBuilder();
    auto &regions = values.getRegionManager();
    const clang::VarDecl *parameter = function_.getParamDecl(number);
    const auto *region = regions.getVarRegion(parameter, exit.node->getStackFrame());
    const ento::SVal value = values.getRegionValueSymbolVal(region);
    if (const ento::MemRegion *pointed = value.getAsRegion()) return pointed->StripCasts();
    return value.getAsSymbol();
  }

  std::string of_field(const ento::FieldRegion *field) const {
    const std::string name = field->getDecl()->getName().str();
    const ento::MemRegion *base = field->getSuperRegion()->StripCasts();
    if (const auto *outer = llvm::dyn_cast<ento::FieldRegion>(base)) {
      const std::string place = of_field(outer);
      return place.empty() ? "" : place + "." + name;
    }
    const auto *pointed = llvm::dyn_cast<ento::SymbolicRegion>(base);
    const auto *origin =
        pointed ? llvm::dyn_cast<ento::SymbolRegionValue>(pointed->getSymbol()) : nullptr;
    if (!origin) return "";
    if (llvm::isa<ento::CXXThisRegion>(origin->getRegion())) return "this->" + name;
    const auto *holder = llvm::dyn_cast<ento::VarRegion>(origin->getRegion());
    const auto *parameter =
        holder ? llvm::dyn_cast<clang::ParmVarDecl>(holder->getDecl()) : nullptr;
    return parameter ? std::to_string(parameter->getFunctionScopeIndex()) + "->" + name : "";
  }

  const clang::FunctionDecl &function_;
};

std::string parameter_of(const Site &site, const std::string &place,
                         const clang::FunctionDecl &function) {
  const clang::ValueDecl *decl = argument_decl(site, place);
  for (unsigned i = 0; decl && i < function.getNumParams(); ++i)
    if (function.getParamDecl(i) == decl) return std::to_string(i);
  return "";
}

class Inference {
 public:
  explicit Inference(const Run &run) : run_(run), function_(*run.calls.function) {}

  std::optional<Contract> run() {
    const clang::QualType type = function_.getReturnType();
    if (!type->isIntegralOrEnumerationType()) return std::nullopt;
    for (const Exit &exit : run_.exits)
      if (!add(exit)) return std::nullopt;
    if (!has(Means::data) || contract_.outcomes.size() < 2) return std::nullopt;
    if (!has(Means::end) && !has(Means::reset)) return std::nullopt;
    complete();
    return std::move(contract_);
  }

 private:
  bool has(Means means) const {
    return std::ranges::any_of(contract_.outcomes,
                               [&](const ContractOutcome &one) { return one.means == means; });
  }

  /// False: this way out cannot be part of a contract.
  bool add(const Exit &exit) {
    const auto is_read = [&](const auto &row) {
      const auto site = run_.sites.find(row.second.site);
      return row.second.last && site != run_.sites.end() &&
             site->second.contract->role == Role::read && !site->second.contract->datagrams;
    };
    const auto row = std::ranges::find_if(exit.connections, is_read);
    if (row == exit.connections.end()) return true;
    const auto &[key, facts] = *row;
    const std::string place = Places(function_).of(key, exit);
    if (place.empty() || (!contract_.connection.empty() && contract_.connection != place))
      return false;
    contract_.connection = place;
    site_ = facts.site;
    return add_outcome(exit, facts);
  }

  bool add_outcome(const Exit &exit, const ConnectionFacts &facts) {
    const Observed seen = observe(exit, function_);
    ContractOutcome outcome;
    outcome.means = *facts.last;
    outcome.releases = facts.released;
    if (seen.kind == Observed::Kind::number) {
      const std::string text = std::to_string(seen.number);
      outcome.result = ContractValue{text, text, false};
    } else if (outcome.means == Means::data || facts.had_data) {
      outcome.means = Means::data;
      outcome.result = ContractValue{"1", seen.kind == Observed::Kind::count ? "length" : "", true};
    } else {
      return false;
    }
    const bool is_known = std::ranges::any_of(contract_.outcomes, [&](const auto &one) {
      return one.means == outcome.means && one.result == outcome.result;
    });
    if (!is_known) contract_.outcomes.push_back(std::move(outcome));
    return true;
  }

  void complete() {
    const Site &site = run_.sites.at(site_);
    contract_.role = Role::read;
    contract_.name = function_.getQualifiedNameAsString();
    contract_.api = "inferred, over " + site.contract->api;
    contract_.source = "inferred";
    contract_.readable_after_end = site.contract->readable_after_end;
    contract_.buffer = parameter_of(site, site.contract->buffer, function_);
    contract_.length = parameter_of(site, site.contract->length, function_);
    for (ContractOutcome &outcome : contract_.outcomes)
      if (contract_.length.empty() && outcome.result && outcome.result->high == "length")
        outcome.result->high = "";
    std::ranges::sort(contract_.outcomes, {}, &ContractOutcome::means);
  }

  const Run &run_;
  const clang::FunctionDecl &function_;
  const clang::Expr *site_ = nullptr;
  Contract contract_;
};

}  // namespace

std::optional<Contract> infer_contract(const Run &run) { return Inference(run).run(); }

std::vector<std::string> shown(const Contract &contract) {
  std::vector<std::string> lines{"connection: " + contract.connection};
  for (const ContractOutcome &outcome : contract.outcomes) {
    std::string line = std::string(to_name(outcome.means)) + ":";
    if (outcome.result && outcome.result->is_range)
      line += " " + outcome.result->low + ".." + outcome.result->high;
    else if (outcome.result)
      line += " " + outcome.result->low;
    lines.push_back(line + (outcome.releases ? ", and the connection is given up" : ""));
  }
  return lines;
}

}  // namespace stackcheck::peer
