#include "flow/functions.h"

#include <algorithm>
#include <cctype>

#include "facts/readable_name.h"
#include "flow/names.h"

namespace stackcheck::flow {

namespace {

bool names_function(const Flow &flow) {
  return flow.kind == FlowKind::value &&
         (flow.from.starts_with("function:") || flow.from.starts_with("member:"));
}

/// The constructor or destructor of the base for that of the complete object and the other
/// way round (Itanium C++ ABI 5.1.4.3: C1 and C2, D1 and D2); `symbol` itself for others.
std::string other_variant(std::string symbol) {
  const auto is_digit = [&](std::size_t i) {
    return i < symbol.size() && std::isdigit(static_cast<unsigned char>(symbol[i]));
  };
  const std::size_t begin = symbol.find("_ZN");
  for (std::size_t i = begin == symbol.npos ? symbol.size() : begin; i + 1 < symbol.size();) {
    std::size_t length = 0;  // of an identifier, which may contain anything
    for (; is_digit(i); ++i) length = length * 10 + static_cast<std::size_t>(symbol[i] - '0');
    if (length > 0) {
      i += length;
      continue;
    }
    char &variant = symbol[i + 1];
    if ((symbol[i] == 'C' || symbol[i] == 'D') && (variant == '1' || variant == '2')) {
      variant = variant == '1' ? '2' : '1';
      return symbol;
    }
    ++i;
  }
  return symbol;
}

}  // namespace

// Source that says nothing at all about pointers refers to no function or variable either.
bool has_source(const Unit &unit) {
  const UnitFlow &flow = unit.flow;
  return !flow.functions.empty() || !flow.flows.empty() || !flow.calls.empty() ||
         !flow.defined_variables.empty() || !flow.undefined_variables.empty();
}

Functions::Functions(const std::vector<Unit> &units) {
  std::set<std::string> sources;
  for (std::size_t i = 0; i < units.size(); ++i)
    if (has_source(units[i])) {
      add_source(i, units[i]);
      sources.insert(units[i].name);
    }
  for (const Unit &unit : units)
    if (unit.linking.linked)
      add_image(unit, sources);
    else if (!has_source(unit))
      add_code(unit);
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
    const std::string readable = readable_name(function.linker_symbol);
    const std::set<std::string> names = {function.linker_symbol, function.name, readable,
                                         std::string(without_parameters(readable))};
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

// The linker has put what the sources became beside what has no source.
void Functions::add_image(const Unit &image, const std::set<std::string> &sources) {
  const auto is_code_only = [&](const Function &function) {
    return !sources.contains(function.source);
  };
  std::set<std::string> with_source;
  for (const Function &function : image.functions)
    if (is_code_only(function))
      code_only_.insert(function.symbol);
    else
      with_source.insert(function.symbol);
  for (const Function &function : image.functions)
    for (const Call &call : function.calls)
      if (is_code_only(function) && with_source.contains(call.callee))
        used_outside_.emplace(call.callee, image.name);
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

// A class without virtual bases has one body for both variants, and the compiler emits
// whichever it likes.
std::string Functions::body_symbol(const std::string &symbol) const {
  if (bodies_.contains(symbol)) return symbol;
  const std::string twin = other_variant(symbol);
  return bodies_.contains(twin) ? twin : symbol;
}

const std::vector<const FunctionFlow *> &Functions::bodies(const std::string &symbol) const {
  static const std::vector<const FunctionFlow *> none;
  const auto found = bodies_.find(body_symbol(symbol));
  return found == bodies_.end() ? none : found->second;
}

bool Functions::is_outside(const std::string &symbol) const {
  return bodies(symbol).empty() || code_only_.contains(symbol);
}

std::vector<FlowTarget> Functions::targets(const std::string &symbol) const {
  std::vector<FlowTarget> targets;
  const auto found = targets_.find(body_symbol(symbol));
  if (found != targets_.end()) targets = found->second;
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
