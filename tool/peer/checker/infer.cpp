#include "peer/checker/infer.h"

#include <algorithm>

#include "peer/checker/observed.h"
#include "peer/checker/records.h"
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
  explicit Inference(const Run &run)
      : run_(run), function_(*run.calls.function), type_(function_.getReturnType()) {}

  std::optional<Contract> run() {
    if (!type_->isVoidType() && !type_->isIntegralOrEnumerationType() && !type_->isRecordType())
      return std::nullopt;
    for (const Exit &exit : run_.exits)
      if (!add(exit)) return std::nullopt;
    if (!has(Means::data) || (!has(Means::end) && !has(Means::reset))) return std::nullopt;
    if (gives_up()) return std::nullopt;
    if (!tells_apart()) return std::nullopt;
    complete();
    return std::move(contract_);
  }

 private:
  bool has(Means means) const {
    return std::ranges::any_of(contract_.outcomes, [&](const ContractOutcome &one) {
      return one.means == means && !one.reads_nothing;
    });
  }

  /// Whatever was read before, the connection is gone afterwards: no read.
  bool gives_up() const {
    return std::ranges::all_of(contract_.outcomes, [](const ContractOutcome &one) {
      return one.releases || one.reads_nothing;
    });
  }

  /// The caller sees a difference between some outcomes.
  bool tells_apart() const {
    return std::ranges::any_of(contract_.outcomes, [&](const ContractOutcome &one) {
      const ContractOutcome &first = contract_.outcomes.front();
      return one.result != first.result || one.writes != first.writes;
    });
  }

  /// What reads, asks or looks at the state tells how the connection is.
  bool is_told_by(const ConnectionFacts &facts) const {
    const auto site = run_.sites.find(facts.site);
    if (!facts.last || site == run_.sites.end() || site->second.contract->datagrams) return false;
    const Role role = site->second.contract->role;
    return role == Role::read || role == Role::poll || role == Role::status;
  }

  /// False: this way out cannot be part of a contract.
  bool add(const Exit &exit) {
    const auto row = std::ranges::find_if(exit.connections,
                                          [&](const auto &one) { return is_told_by(one.second); });
    if (row == exit.connections.end()) return add_without_reading(exit), true;
    const auto &[key, facts] = *row;
    const std::string place = Places(function_).of(key, exit);
    if (place.empty() || (!contract_.connection.empty() && contract_.connection != place))
      return false;
    contract_.connection = place;
    if (!site_ || run_.sites.at(facts.site).contract->role == Role::read) site_ = facts.site;
    add_outcome(exit, facts);
    return true;
  }

  void add_outcome(const Exit &exit, const ConnectionFacts &facts) {
    const Observed seen = observe(exit, function_);
    ContractOutcome outcome;
    outcome.means = facts.may_have_more ? Means::data : *facts.last;
    outcome.releases = facts.released;
    outcome.waited =
        outcome.means == Means::nothing_yet && (facts.waited || run_.retried.contains(facts.site));
    if (facts.had_data && seen.kind == Observed::Kind::count) outcome.means = Means::data;
    tell(exit, seen, outcome);
    keep(std::move(outcome));
  }

  void add_without_reading(const Exit &exit) {
    ContractOutcome outcome;
    outcome.reads_nothing = true;
    tell(exit, observe(exit, function_), outcome);
    keep(std::move(outcome));
  }

  /// Puts what the caller sees into the outcome.
  void tell(const Exit &exit, const Observed &seen, ContractOutcome &outcome) const {
    const StateRef state = exit.node->getState();
    if (type_->isRecordType()) {
      for (const auto &[name, number] : seen.fields)
        outcome.writes.push_back({"result->" + name, exactly(number)});
      for (const std::string &name : seen.counts)
        outcome.writes.push_back({"result->" + name, {"1", "", true}});
    } else if (seen.kind == Observed::Kind::number) {
      outcome.result = exactly(seen.number);
    } else if (seen.kind == Observed::Kind::count && is_at_least(state, exit.result, 1)) {
      outcome.result = ContractValue{"1", "length", true};
    } else if (is_at_least(state, exit.result, 1)) {
      outcome.result = ContractValue{"1", "", true};
    } else if (is_negative(state, exit.result)) {
      outcome.result = ContractValue{"", "-1", true};
    }
    for (unsigned i = 0; i < function_.getNumParams(); ++i) tell_written(exit, i, outcome);
  }

  static ContractValue exactly(long long number) {
    const std::string text = std::to_string(number);
    return {text, text, false};
  }

  /// What a parameter that points to a number leaves there.
  void tell_written(const Exit &exit, unsigned number, ContractOutcome &outcome) const {
    const clang::ParmVarDecl *parameter = function_.getParamDecl(number);
    const clang::QualType pointee = parameter->getType()->getPointeeType();
    if (pointee.isNull() || !pointee->isIntegralOrEnumerationType() || pointee->isCharType() ||
        pointee.isConstQualified())
      return;
    const StateRef state = exit.node->getState();
    auto &values = state->getStateManager().getSValBuilder();
    const auto *holder =
        values.getRegionManager().getVarRegion(parameter, exit.node->getStackFrame());
    const auto target = values.getRegionValueSymbolVal(holder).getAs<ento::Loc>();
    if (!target) return;
    const ento::SVal value = state->getSVal(*target, pointee);
    const std::string place = "*" + std::to_string(number);
    if (const auto known = number_of(state, value)) {
      outcome.writes.push_back({place, exactly(*known)});
    } else if (const ento::SymbolRef symbol = value.getAsSymbol();
               symbol && is_made_of_result(symbol)) {
      if (is_at_least(state, value, 1)) outcome.writes.push_back({place, {"1", "", true}});
    }
  }

  void keep(ContractOutcome outcome) {
    const bool is_known = std::ranges::any_of(contract_.outcomes, [&](const auto &one) {
      return one.means == outcome.means && one.reads_nothing == outcome.reads_nothing &&
             one.result == outcome.result && one.writes == outcome.writes;
    });
    if (!is_known) contract_.outcomes.push_back(std::move(outcome));
  }

  void complete() {
    const Site &site = run_.sites.at(site_);
    contract_.role = Role::read;
    contract_.name = function_.getQualifiedNameAsString();
    contract_.parameters = function_.getNumParams();
    const std::string &api = site.contract->api;
    contract_.api = api.starts_with("inferred, ") ? api : "inferred, over " + api;
    contract_.origin = ContractOrigin::inferred;
    contract_.source = "inferred";
    contract_.readable_after_end = site.contract->readable_after_end;
    contract_.buffer = parameter_of(site, site.contract->buffer, function_);
    contract_.length = parameter_of(site, site.contract->length, function_);
    for (ContractOutcome &outcome : contract_.outcomes)
      if (contract_.length.empty() && outcome.result && outcome.result->high == "length")
        outcome.result->high = "";
    std::ranges::sort(contract_.outcomes, {}, [](const ContractOutcome &one) {
      return std::pair(one.reads_nothing, one.means);
    });
  }

  const Run &run_;
  const clang::FunctionDecl &function_;
  clang::QualType type_;
  const clang::Expr *site_ = nullptr;
  Contract contract_;
};

}  // namespace

std::optional<Contract> infer_contract(const Run &run) { return Inference(run).run(); }

namespace {

std::string shown(const ContractValue &value) {
  return value.is_range ? value.low + ".." + value.high : value.low;
}

std::string shown(const ContractOutcome &outcome) {
  std::string line(outcome.reads_nothing ? "without reading" : to_name(outcome.means));
  line += ":";
  if (outcome.result) line += " " + shown(*outcome.result);
  for (const WrittenValue &written : outcome.writes) {
    const std::string field = result_field(written.to);
    line += " " + (field.empty() ? written.to : field) + " = " + shown(written.value);
  }
  if (!outcome.result && outcome.writes.empty()) line += " anything";
  return line + (outcome.releases ? ", and the connection is given up" : "");
}

}  // namespace

std::vector<std::string> shown(const Contract &contract) {
  std::vector<std::string> lines{"connection: " + contract.connection};
  for (const ContractOutcome &outcome : contract.outcomes) lines.push_back(shown(outcome));
  return lines;
}

}  // namespace stackcheck::peer
