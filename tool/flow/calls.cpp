#include "flow/calls.h"

namespace stackcheck::flow {

namespace {

// What does not fit into the parameters is found by va_arg, or by nobody.
std::string parameter_slot(const FunctionFlow &function, std::size_t index) {
  if (index >= function.signature.parameters.size()) return "rest:" + function.symbol;
  return "parameter:" + function.symbol + "#" + std::to_string(index);
}

}  // namespace

Calls::Calls(Graph &graph, Memory &memory, const Functions &functions, const Models &models,
             const Classes &classes)
    : graph_(graph), memory_(memory), functions_(functions), models_(models), classes_(classes) {
  memory.on_escape = [this](const std::string &who, const Value &value) { on_escape(who, value); };
}

void Calls::invoke(const std::string &symbol, const Invocation &call) {
  if (!invoked_.emplace(call.id, symbol).second) return;
  const ModelFact *model = models_.find(symbol);
  if (model) apply(*model, symbol, call);
  const bool replaced = model && replaces_body(*model);
  for (const FunctionFlow *function : functions_.bodies(symbol))
    replaced ? blank(*function) : bind(*function, call);
  if (!model && functions_.is_outside(symbol)) leave(symbol, call);
}

void Calls::bind(const FunctionFlow &function, const Invocation &call) {
  const StepId step = graph_.step(StepKind::argument, call.where, function.symbol);
  for (std::size_t i = 0; i < call.arguments.size(); ++i)
    if (call.arguments[i])
      graph_.flow.copy(
          {*call.arguments[i], graph_.slot(parameter_slot(function, i)), EdgeKind::argument, step});
  if (call.others) bind_others(function, call, step);
  bind_result(function, call);
}

void Calls::bind_others(const FunctionFlow &function, const Invocation &call, StepId step) {
  const std::size_t first = call.arguments.size();
  for (std::size_t i = first; i < function.signature.parameters.size(); ++i)
    graph_.add(graph_.slot(parameter_slot(function, i)), *call.others, step);
  if (function.signature.variadic)
    graph_.add(graph_.slot("rest:" + function.symbol), *call.others, step);
}

void Calls::bind_result(const FunctionFlow &function, const Invocation &call) {
  if (!call.result) return;
  const StepId step = graph_.step(StepKind::result, call.where, function.symbol);
  const SlotId returned = graph_.slot("return:" + function.symbol);
  const SlotId result = *call.result;
  graph_.flow.copy({returned, result, EdgeKind::result, step});
  graph_.watch(returned, [=, this, callee = function.symbol, caller = call.caller, id = call.id](
                             ValueId value, const Value &kind) {
    if (kind.kind == ValueKind::allocation)
      graph_.add(result, memory_.returned(value, callee, caller, id), step);
  });
}

// A body whose callers its model speaks for sees none of their arguments.
void Calls::blank(const FunctionFlow &function) {
  if (!blanked_.insert(function.symbol).second) return;
  Invocation call;
  call.others = graph_.value(ValueKind::unknown,
                             "callers of " + function.name + " are taken care of by its model");
  bind(function, call);
}

void Calls::leave(const std::string &symbol, const Invocation &call) {
  const std::string name = without_unit(symbol);
  const StepId step = graph_.step(StepKind::outside, call.where, name);
  // It may have kept what other code without source was given, and call functions of its own.
  called_by_[name].doubts.insert("no model says what " + name + " calls");
  for (const auto &argument : call.arguments)
    if (argument) memory_.escape(*argument, name, step);
  if (call.result)
    graph_.add(*call.result, graph_.value(ValueKind::unknown, "the result of " + name), step);
}

std::set<std::string> Calls::symbols_of(const Value &code) const {
  if (code.is_function()) return {graph_.what(code)};
  if (code.is_code()) return classes_.overriders(graph_.what(code));
  return {};
}

void Calls::on_escape(const std::string &who, const Value &value) {
  for (const std::string &symbol : symbols_of(value)) {
    escaped_.insert(symbol);
    if (const auto row = called_by_.find(who); row != called_by_.end()) row->second.symbols.insert(symbol);
    if (outside_calls_.emplace(who, symbol).second)
      invoke_from_outside(symbol, "an argument that " + who + " passes", memory_.outside(who, 0));
  }
}

void Calls::invoke_from_outside(const std::string &symbol, const std::string &why,
                                std::optional<SlotId> result) {
  Invocation call;
  call.id = new_id();
  call.others = graph_.value(ValueKind::unknown, why);
  call.result = result;
  invoke(symbol, call);
}

}  // namespace stackcheck::flow
