#include "flow/functions.h"

#include <algorithm>

#include "flow/names.h"

namespace stackcheck::flow {

namespace {

bool names_function(const Flow &flow) {
  return flow.kind == FlowKind::value &&
         (flow.from.starts_with("function:") || flow.from.starts_with("member:"));
}

std::string without_parameters(const std::string &name) { return name.substr(0, name.find('(')); }

}  // namespace

// Source that says nothing at all about pointers refers to no function or variable either.
bool has_source(const Unit &unit) {
  const UnitFlow &flow = unit.flow;
  return !flow.functions.empty() || !flow.flows.empty() || !flow.calls.empty() ||
         !flow.defined_variables.empty() || !flow.undefined_variables.empty();
}

Functions::Functions(const std::vector<Unit> &units) {
  for (std::size_t i = 0; i < units.size(); ++i)
    if (has_source(units[i]))
      add_source(i, units[i]);
    else
      add_code(units[i]);
  for (std::size_t i = 0; i < units.size(); ++i) add_aliases(i, units[i]);
}

void Functions::add_body(const std::string &symbol, const Body &body) {
  std::vector<const FunctionFlow *> &known = bodies_[symbol];
  if (std::ranges::count(known, body.function) > 0) return;
  known.push_back(body.function);
  targets_[symbol].push_back({body.unit, body.function->linker_symbol});
}

void Functions::add_source(std::size_t index, const Unit &unit) {
  for (const FunctionFlow &function : unit.flow.functions) {
    add_body(function.symbol, {index, &function});
    if (function.address_taken) address_taken_.insert(function.symbol);
    const std::set<std::string> names = {function.linker_symbol, function.name,
                                         without_parameters(function.name)};
    for (const std::string &name : names) by_name_.emplace(name, function.symbol);
  }
  for (const Flow &flow : unit.flow.flows)
    if (names_function(flow)) address_taken_.insert(flow.from.substr(flow.from.find(':') + 1));
}

void Functions::add_code(const Unit &unit) {
  for (const Function &function : unit.functions)
    if (function.binding != Binding::local) code_only_.insert(function.symbol);
  for (const std::string &symbol : unit.undefined) used_outside_.emplace(symbol, unit.name);
}

// An alias is the function it names; that one may be static, and so qualified.
void Functions::add_aliases(std::size_t index, const Unit &unit) {
  for (const Alias &alias : unit.aliases)
    for (const FunctionFlow &function : unit.flow.functions)
      if (function.linker_symbol == alias.target) {
        const bool local = alias.binding == Binding::local;
        add_body(local ? unit.name + "#" + alias.symbol : alias.symbol, {index, &function});
      }
}

const std::vector<const FunctionFlow *> &Functions::bodies(const std::string &symbol) const {
  static const std::vector<const FunctionFlow *> none;
  const auto found = bodies_.find(symbol);
  return found == bodies_.end() ? none : found->second;
}

bool Functions::is_outside(const std::string &symbol) const {
  return bodies(symbol).empty() || code_only_.contains(symbol);
}

std::vector<FlowTarget> Functions::targets(const std::string &symbol) const {
  std::vector<FlowTarget> targets;
  if (const auto found = targets_.find(symbol); found != targets_.end()) targets = found->second;
  if (is_outside(symbol)) targets.push_back({FlowTarget::any_unit, without_unit(symbol)});
  return targets;
}

std::vector<std::string> Functions::named(const std::string &name) const {
  std::set<std::string> symbols;
  const auto [begin, end] = by_name_.equal_range(name);
  for (auto row = begin; row != end; ++row) symbols.insert(row->second);
  if (bodies_.contains(name)) symbols.insert(name);
  if (symbols.empty()) symbols.insert(name);
  return {symbols.begin(), symbols.end()};
}

}  // namespace stackcheck::flow
