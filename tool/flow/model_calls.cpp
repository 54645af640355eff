// What a call does whose function has a model.
#include "flow/calls.h"

namespace stackcheck::flow {

namespace {

bool is_content(const ModelPlace &place) {
  return place.kind == PlaceKind::pointee || place.kind == PlaceKind::bytes;
}

}  // namespace

void Calls::apply(const ModelFact &model, const std::string &symbol, const Invocation &call) {
  const std::string name = without_unit(symbol);
  const StepId step = graph_.step(StepKind::model, call.where, name);
  for (const ModelFact::Callback &callback : model.calls) call_back(callback, name, call, false);
  for (const ModelFact::Callback &callback : model.roots) call_back(callback, name, call, true);
  for (const ModelFact::Copy &stated : model.copies) copy(stated, call, step);
  if (model.allocates && call.result) graph_.add(*call.result, memory_.allocate(call.caller), step);
  if (model.keeps) keep(name, call, step);
}

void Calls::keep(const std::string &symbol, const Invocation &call, StepId step) {
  const SlotId kept = graph_.unnamed();
  graph_.add(kept, graph_.value(ValueKind::kept, "something that " + symbol + " was given"), step);
  if (call.result) graph_.copy(*call.result, kept, step);
  for (const auto &argument : call.arguments)
    if (argument) memory_.store(*argument, kept, step);
}

void Calls::call_back(const ModelFact::Callback &callback, const std::string &symbol,
                      const Invocation &call, bool root) {
  const StepId step = graph_.step(StepKind::model, call.where, symbol);
  const auto functions = slot_of(parse_place(callback.function).value(), call, step);
  if (!root) called_by_.try_emplace(symbol);
  if (!functions) return;
  const Invocation made = callback_of(callback, symbol, call);
  graph_.watch(*functions, [=, this, kind = callback.kind](ValueId, const Value &value) {
    if (!root && value.is_doubt()) called_by_[symbol].doubts.insert(graph_.what(value));
    for (const std::string &function : symbols_of(value)) {
      if (root)
        roots_.insert({function, kind, "passed to " + symbol, made.where});
      else
        called_by_[symbol].symbols.insert(function);
      invoke(function, made);
    }
  });
}

Invocation Calls::callback_of(const ModelFact::Callback &callback, const std::string &symbol,
                              const Invocation &call) {
  Invocation made{new_id(), symbol, call.where, {}, {}, {}};
  made.others = graph_.value(ValueKind::unknown, "an argument that " + symbol + " passes");
  const StepId step = graph_.step(StepKind::model, call.where, symbol);
  for (const std::string &place : callback.with) {
    const SlotId unknown = graph_.unnamed();
    if (place == "?") graph_.add(unknown, *made.others, step);
    made.arguments.push_back(place == "?" ? std::optional(unknown)
                                          : slot_of(parse_place(place).value(), call, step));
  }
  return made;
}

void Calls::copy(const ModelFact::Copy &stated, const Invocation &call, StepId step) {
  const Place to = parse_place(stated.to).value();
  const Place from = parse_place(stated.from).value();
  if (is_content(to) && is_content(from)) {
    const auto target = pointer_of(to, call, step), source = pointer_of(from, call, step);
    if (target && source) memory_.copy_content(*target, *source, step);
    return;
  }
  const auto source = slot_of(from, call, step);
  const bool through_pointer = to.kind == PlaceKind::pointee || to.kind == PlaceKind::field;
  const auto target = through_pointer ? pointer_of(to, call, step) : slot_of(to, call, step);
  if (!source || !target) return;
  if (to.kind == PlaceKind::pointee) memory_.store(*target, *source, step);
  if (to.kind == PlaceKind::field) memory_.store_field(*target, *source, to.field, step);
  if (!through_pointer) graph_.copy(*target, *source, step);
}

/// The slot that points to the place.
std::optional<SlotId> Calls::pointer_of(const Place &place, const Invocation &call, StepId step) {
  if (place.kind == PlaceKind::bytes) {
    const SlotId pointer = graph_.unnamed();
    graph_.add(pointer, graph_.value("address:bytes"), step);
    return pointer;
  }
  return place.argument < call.arguments.size() ? call.arguments[place.argument] : std::nullopt;
}

/// A slot that holds what the place holds.
std::optional<SlotId> Calls::slot_of(const Place &place, const Invocation &call, StepId step) {
  if (place.kind == PlaceKind::result) return call.result;
  if (place.kind == PlaceKind::bytes) return graph_.slot("bytes");
  const auto pointer = pointer_of(place, call, step);
  if (!pointer || place.kind == PlaceKind::argument) return pointer;
  const SlotId content = graph_.unnamed();
  if (place.kind == PlaceKind::pointee) memory_.load(content, *pointer, step);
  if (place.kind == PlaceKind::field) memory_.load_field(content, *pointer, place.field, step);
  return content;
}

}  // namespace stackcheck::flow
