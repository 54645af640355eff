#include "flow/contexts.h"

#include <algorithm>

namespace stackcheck::flow {

Contexts::Contexts(const Graph &graph, const Functions &functions, const Sites &sites,
                   const std::vector<Unit> &units)
    : graph_(graph) {
  add_calls(units);
  find_parameters(sites, units);
  find_targets(functions);
}

void Contexts::add_calls(const std::vector<Unit> &units) {
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    const std::vector<CallFlow> &calls = units[unit].flow.calls;
    for (std::size_t call = 0; call < calls.size(); ++call) {
      Passing &passing = calls_[{unit, call}];
      passing.caller = calls[call].caller;
      passing.dispatches = calls[call].form == CallForm::virtual_method;
      for (const std::string &argument : calls[call].arguments)
        passing.arguments.push_back(argument.empty() ? std::nullopt : graph_.find_slot(argument));
    }
  }
}

/// First the parameters that are called, or whose object is; then those that become one of
/// these in another function.
void Contexts::find_parameters(const Sites &sites, const std::vector<Unit> &units) {
  using Reached = std::pair<const Passing *, std::string>;
  std::vector<Reached> reached;
  for (const Site &site : sites.all()) {
    const Passing &passing = calls_.at({site.unit, site.call});
    for (const auto &[symbol, cause] : site.targets) reached.emplace_back(&passing, symbol);
    if (!site.pointer || site.by_fact) continue;
    std::set<SlotId> visited;
    Found found;
    follow(*site.pointer, passing.caller, {}, visited, found);
    parameters_[passing.caller].merge(found.parameters);
  }
  for (const auto &[place, passing] : calls_) {
    const CallFlow &call = units[place.first].flow.calls[place.second];
    if (call.form == CallForm::direct) reached.emplace_back(&passing, call.callee);
  }
  for (bool more = true; more;) {
    more = false;
    for (const auto &[passing, callee] : reached) more |= pass_on(callee, *passing);
  }
}

bool Contexts::pass_on(const std::string &callee, const Passing &passing) {
  const auto wanted = parameters_.find(callee);
  if (wanted == parameters_.end()) return false;
  std::set<SlotId> visited;
  Found found;
  for (const std::size_t index : wanted->second)
    if (index < passing.arguments.size() && passing.arguments[index])
      follow(*passing.arguments[index], passing.caller, {}, visited, found);
  if (found.parameters.empty()) return false;
  Parameters &own = parameters_[passing.caller];
  const std::size_t before = own.size();
  own.merge(found.parameters);
  return own.size() > before;
}

void Contexts::find_targets(const Functions &functions) {
  std::erase_if(parameters_, [](const auto &row) { return row.second.empty(); });
  for (const auto &[symbol, parameters] : parameters_)
    for (const FlowTarget &target : functions.targets(symbol)) symbols_[target].insert(symbol);
}

std::optional<std::size_t> Contexts::parameter_of(SlotId slot, const std::string &symbol) const {
  const std::string start = "parameter:" + symbol + "#";
  const std::string &name = graph_.slot_name(slot);
  if (!name.starts_with(start)) return std::nullopt;
  return std::stoul(name.substr(start.size()));
}

void Contexts::follow(SlotId slot, const std::string &symbol, const FlowContext &context,
                      std::set<SlotId> &visited, Found &found) const {
  if (!visited.insert(slot).second) return;
  const auto take_all = [&] {
    found.values.insert(graph_.flow.held(slot).begin(), graph_.flow.held(slot).end());
  };
  if (const std::optional<std::size_t> index = parameter_of(slot, symbol)) {
    found.parameters.insert(*index);
    const auto given = context.find(*index);
    if (given == context.end()) return take_all();
    found.values.insert(given->second.begin(), given->second.end());
    return follow_into(slot, symbol, context, visited, found);
  }
  if (graph_.slot_name(slot).starts_with("temporary:"))
    return follow_into(slot, symbol, context, visited, found);
  take_all();
}

/// All that comes into `slot` but by the arguments of calls.
void Contexts::follow_into(SlotId slot, const std::string &symbol, const FlowContext &context,
                           std::set<SlotId> &visited, Found &found) const {
  for (const ValueId value : graph_.flow.held(slot))
    if (graph_.flow.origin(slot, value)) found.values.insert(value);
  for (const std::uint32_t index : graph_.flow.edges_into(slot)) {
    const Edge &edge = graph_.flow.edges()[index];
    if (edge.kind == EdgeKind::argument) continue;
    if (edge.kind == EdgeKind::plain && graph_.step(edge.step).kind == StepKind::copy) {
      follow(edge.from, symbol, context, visited, found);
      continue;
    }
    for (ValueId value : graph_.flow.held(edge.from))
      if (graph_.flow.pass(edge, value)) found.values.insert(value);
  }
}

std::set<ValueId> Contexts::held(SlotId slot, const std::string &symbol,
                                 const FlowContext &context) const {
  std::set<SlotId> visited;
  Found found;
  follow(slot, symbol, context, visited, found);
  return found.values;
}

FlowContext Contexts::passed(std::size_t unit, std::size_t call, const FlowTarget &callee,
                             const FlowContext &context) const {
  const auto named = symbols_.find(callee);
  if (named == symbols_.end() || named->second.size() != 1) return {};
  const std::string &symbol = *named->second.begin();
  const Passing &passing = calls_.at({unit, call});
  FlowContext given;
  for (const std::size_t index : parameters_.at(symbol)) {
    if (index >= passing.arguments.size()) continue;
    const std::optional<SlotId> slot =
        graph_.find_slot("parameter:" + symbol + "#" + std::to_string(index));
    if (!slot) continue;
    std::set<ValueId> values;
    if (passing.arguments[index]) values = held(*passing.arguments[index], passing.caller, context);
    const auto is_held = [&](ValueId value) { return graph_.flow.holds(*slot, value); };
    // Objects of other classes go to other methods.
    if (passing.dispatches && index == 0)
      std::erase_if(values, [&](ValueId value) { return !is_held(value); });
    const std::vector<ValueId> &any = graph_.flow.held(*slot);
    // A model may stand for the callee's body: the parameter then holds other things.
    const bool told_apart =
        values.size() < any.size() && std::ranges::all_of(values, is_held);
    if (told_apart) given.emplace(index, std::move(values));
  }
  return given;
}

}  // namespace stackcheck::flow
