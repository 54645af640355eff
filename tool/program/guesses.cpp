#include "program/guesses.h"

#include <algorithm>

#include "flow/names.h"
#include "program/names.h"

namespace stackcheck {

namespace {

bool is_destructor(const FunctionFlow &function) { return function.name.find('~') != std::string::npos; }

/// What compilers call without the source saying so.
bool is_called_implicitly(const FunctionFlow &function) {
  static const std::set<std::string> helpers = {"memcpy", "memmove", "memset", "memcmp", "abort"};
  const std::string &symbol = function.linker_symbol;
  return is_destructor(function) || helpers.contains(symbol) || symbol.starts_with("__") ||
         symbol.starts_with("_Zn") || symbol.starts_with("_Zd");
}

}  // namespace

Guesses::Guesses(const FunctionSource &source, const FlowAnswers &answers)
    : source_(source), answers_(answers), units_(units_of(source)) {
  for (const std::size_t unit : units_) {
    const std::vector<CallFlow> &calls = source.units[unit].flow.calls;
    for (std::size_t call = 0; call < calls.size(); ++call)
      if (calls[call].form == CallForm::virtual_method) virtual_calls_.push_back({unit, call});
  }
}

bool Guesses::is_never_right(const Call &call) const {
  if (call.callee.empty() || call.where.line == 0 || virtual_calls_.empty()) return false;
  const std::string callee = source_symbol(call.callee);
  const FunctionFlow *known = flow_of(callee);
  if (!known || is_called_implicitly(*known)) return false;
  const Functions wrong = wrong_in(call);
  return !wrong.empty() && !may_reach(callee, start_without(wrong));
}

/// Of what is called or inlined on the way to the instruction.
Guesses::Functions Guesses::wrong_in(const Call &call) const {
  Functions wrong;
  std::string callee = source_symbol(call.callee);
  unsigned line = call.where.line;
  const auto look = [&](const std::string &caller) {
    if (is_wrong(callee, line, caller)) wrong.insert(callee);
  };
  for (const Inlining &each : call.inlined_from) {
    look(each.symbol);
    callee = each.symbol;
    line = each.where.line;
  }
  look(source_symbol(source_.function.symbol));
  return wrong;
}

bool Guesses::is_wrong(const std::string &callee, unsigned line,
                       const std::string &caller) const {
  bool guessed = false;
  for (const SourceCall call : virtual_calls_) {
    const CallFlow &flow = source_.units[call.unit].flow.calls[call.call];
    if (flow.where.line != line || flow::without_unit(flow.caller) != caller) continue;
    if (answers_.leads_to(call, callee)) return false;
    guessed = true;
  }
  return guessed;
}

/// What is inlined by a wrong guess does not run, what it inlines in turn may be there for other
/// reasons too. The source does not say where a destructor runs.
Guesses::Functions Guesses::start_without(const Functions &wrong) const {
  Functions start(source_.function.inlined.begin(), source_.function.inlined.end());
  for (const std::string &each : wrong) start.erase(each);
  for (const std::size_t unit : units_)
    for (const FunctionFlow &function : source_.units[unit].flow.functions)
      if (is_destructor(function)) start.insert(function.linker_symbol);
  start.insert(source_symbol(source_.function.symbol));
  return start;
}

/// Whether code that has any of `from`, and all that may be inlined there, can call `callee`.
bool Guesses::may_reach(const std::string &callee, Functions from) const {
  std::vector<std::string> pending(from.begin(), from.end());
  while (!pending.empty()) {
    const std::string caller = pending.back();
    pending.pop_back();
    for (const std::size_t unit : units_) {
      const std::vector<CallFlow> &calls = source_.units[unit].flow.calls;
      for (std::size_t i = 0; i < calls.size(); ++i) {
        if (flow::without_unit(calls[i].caller) != caller) continue;
        if (answers_.leads_to({unit, i}, callee)) return true;
        for (const std::string &target : answers_.targets_of({unit, i})) {
          if (may_be_same_code(target, callee)) return true;
          if (from.insert(target).second) pending.push_back(target);
        }
      }
    }
  }
  return false;
}

/// Compilers have one function do for another with equal code.
bool Guesses::may_be_same_code(const std::string &one, const std::string &other) const {
  const FunctionFlow *a = flow_of(one), *b = flow_of(other);
  return a && b && a->signature.result == b->signature.result &&
         a->signature.parameters == b->signature.parameters && calls_in(one) == calls_in(other);
}

const FunctionFlow *Guesses::flow_of(const std::string &symbol) const {
  for (const Unit &unit : source_.units)
    for (const FunctionFlow &function : unit.flow.functions)
      if (function.linker_symbol == symbol) return &function;
  return nullptr;
}

std::size_t Guesses::calls_in(const std::string &caller) const {
  std::size_t calls = 0;
  for (const Unit &unit : source_.units)
    calls += std::ranges::count_if(unit.flow.calls, [&](const CallFlow &call) {
      return flow::without_unit(call.caller) == caller;
    });
  return calls;
}

}  // namespace stackcheck
