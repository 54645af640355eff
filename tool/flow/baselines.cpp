// The two usual ways to resolve calls through pointers, to compare with.
#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "flow/abi.h"
#include "flow/classes.h"
#include "flow/functions.h"
#include "flow/names.h"

namespace stackcheck::flow {

namespace {

/// Resolves each site by itself.
class Baseline : public FlowSolution {
 public:
  explicit Baseline(const std::vector<Unit> &units) : functions_(units), classes_(units) {}

  const SiteResult &site(std::size_t unit, std::size_t call) const override {
    return results_.at({unit, call});
  }
  const std::vector<OfferedRoot> &roots() const override { return roots_; }
  const std::vector<ExternalCalls> &external_calls() const override { return external_calls_; }
  const std::vector<FlowTarget> &escaped() const override { return escaped_; }
  std::vector<FlowStep> explain(std::size_t, std::size_t, const FlowTarget &) const override {
    return {};
  }

 protected:
  using Symbols = std::set<std::string>;

  void resolve_all(const std::vector<Unit> &units,
                   const std::function<Symbols(const CallFlow &)> &resolve) {
    for (std::size_t unit = 0; unit < units.size(); ++unit)
      for (std::size_t call = 0; call < units[unit].flow.calls.size(); ++call) {
        const CallFlow &stated = units[unit].flow.calls[call];
        if (stated.form != CallForm::direct)
          results_.emplace(std::pair{unit, call}, result(resolve(stated)));
      }
  }

  Symbols by_signature(const CallFlow &call) const {
    if (call.form == CallForm::virtual_method) return classes_.overriders(call.callee);
    Symbols found;
    for (const std::string &symbol : functions_.address_taken())
      for (const FunctionFlow *function : functions_.bodies(symbol))
        if (same_type(call, function->signature)) found.insert(symbol);
    return found;
  }

 private:
  static bool same_type(const CallFlow &call, const Signature &function) {
    if (!call.signature.type.empty() && !function.type.empty())
      return call.signature.type == function.type;
    return fits(call.signature, call.arguments.size(), function, Fit::punned);
  }

  SiteResult result(const Symbols &symbols) const {
    SiteResult result{symbols.empty() ? SiteVerdict::never_set : SiteVerdict::by_signature, {}, {}};
    for (const std::string &symbol : symbols)
      for (const FlowTarget &target : functions_.targets(symbol)) result.targets.push_back(target);
    std::ranges::sort(result.targets);
    return result;
  }

  Functions functions_;
  Classes classes_;
  std::map<std::pair<std::size_t, std::size_t>, SiteResult> results_;
  std::vector<OfferedRoot> roots_;
  std::vector<ExternalCalls> external_calls_;
  std::vector<FlowTarget> escaped_;
};

class BySignature : public Baseline {
 public:
  explicit BySignature(const std::vector<Unit> &units) : Baseline(units) {
    resolve_all(units, [this](const CallFlow &call) { return by_signature(call); });
  }
};

class ByTypeAndField : public Baseline {
 public:
  explicit ByTypeAndField(const std::vector<Unit> &units) : Baseline(units) {
    for (const Unit &unit : units)
      for (const Flow &flow : unit.flow.flows) add(flow);
    resolve_all(units, [this](const CallFlow &call) { return by_field(call); });
  }

 private:
  void add(const Flow &flow) {
    if (!flow.to.starts_with("field:")) return;
    const std::string field = plain_field(flow.to);
    if (flow.kind == FlowKind::value && flow.from.starts_with("function:"))
      stored_[field].insert(flow.from.substr(std::string("function:").size()));
    else if (flow.kind != FlowKind::deref_as)
      mixed_.insert(field);
  }

  Symbols by_field(const CallFlow &call) const {
    const auto stored = stored_.find(call.field);
    if (call.field.empty() || stored == stored_.end() || mixed_.contains(call.field))
      return by_signature(call);
    return stored->second;
  }

  std::map<std::string, Symbols> stored_;
  std::set<std::string> mixed_;  // something else than the address of a function is stored
};

}  // namespace
}  // namespace stackcheck::flow

namespace stackcheck {

std::unique_ptr<FlowSolution> resolve_by_signature(const std::vector<Unit> &units) {
  return std::make_unique<flow::BySignature>(units);
}

std::unique_ptr<FlowSolution> resolve_by_type_and_field(const std::vector<Unit> &units) {
  return std::make_unique<flow::ByTypeAndField>(units);
}

}  // namespace stackcheck
