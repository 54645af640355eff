#include <map>

#include "peer/peer.h"

namespace stackcheck {

namespace {

/// Functions by unit and linker symbol, as contracts name them.
class Identities {
 public:
  explicit Identities(const std::vector<Unit> &units) {
    for (std::size_t unit = 0; unit < units.size(); ++unit)
      for (const FunctionFlow &function : units[unit].flow.functions)
        names_[{unit, function.linker_symbol}] = of(function, units[unit].name);
  }

  std::string of(const FlowTarget &target) const {
    const auto row = names_.find({target.unit, target.symbol});
    return row == names_.end() ? target.symbol : row->second;
  }

 private:
  static std::string of(const FunctionFlow &function, const std::string &unit) {
    return function.symbol == function.linker_symbol ? function.name : unit + "#" + function.name;
  }

  std::map<std::pair<std::size_t, std::string>, std::string> names_;
};

}  // namespace

std::vector<UnitCalls> calls_of(const std::vector<Unit> &units, const FlowSolution &flow,
                                std::size_t count) {
  const Identities identities(units);
  std::vector<UnitCalls> calls(count);
  for (std::size_t unit = 0; unit < count; ++unit) {
    calls[unit].is_known = units[unit].problems.empty();
    calls[unit].names = units[unit].flow.called_names;
    for (std::size_t number = 0; number < units[unit].flow.calls.size(); ++number) {
      const CallFlow &call = units[unit].flow.calls[number];
      if (call.form == CallForm::direct) continue;
      const SiteResult &result = flow.site(unit, number);
      if (result.verdict != SiteVerdict::resolved) continue;
      PointerCall &found = calls[unit].pointers.emplace_back(PointerCall{call.where, {}});
      for (const FlowTarget &target : result.targets)
        found.targets.push_back(identities.of(target));
    }
  }
  return calls;
}

}  // namespace stackcheck
