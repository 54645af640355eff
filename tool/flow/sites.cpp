#include "flow/sites.h"

#include <algorithm>

#include "flow/abi.h"
#include "flow/names.h"
#include "flow/site_facts.h"

namespace stackcheck::flow {

Sites::Sites(Graph &graph, Memory &memory, Calls &calls, const Functions &functions,
             const Classes &classes, const std::vector<Unit> &units, const std::vector<Fact> &facts)
    : graph_(graph), memory_(memory), calls_(calls), functions_(functions), classes_(classes) {
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    const std::vector<CallFlow> &stated = units[unit].flow.calls;
    for (std::size_t call = 0; call < stated.size(); ++call)
      connect(unit, call, stated[call], facts);
  }
}

Invocation Sites::invocation_of(const CallFlow &stated) {
  Invocation call;
  call.id = calls_.new_id();
  call.caller = stated.caller;
  call.where = stated.where;
  for (const std::string &argument : stated.arguments)
    call.arguments.push_back(argument.empty() ? std::nullopt
                                              : std::optional(graph_.slot(argument)));
  if (!stated.result.empty()) call.result = graph_.slot(stated.result);
  return call;
}

void Sites::connect(std::size_t unit, std::size_t call, const CallFlow &stated,
                    const std::vector<Fact> &facts) {
  if (stated.form == CallForm::direct) return calls_.invoke(stated.callee, invocation_of(stated));
  Site &site = sites_.emplace_back();
  site.stated = &stated;
  site.unit = unit;
  site.call = call;
  site.invocation = invocation_of(stated);
  const bool is_virtual = stated.form == CallForm::virtual_method;
  if (!is_virtual) site.callee = graph_.slot(stated.callee);
  if (connect_by_fact(site, facts)) return;
  if (is_virtual) return dispatch(site, stated.callee);
  if (stated.form == CallForm::pointer) site.pointer = site.callee;
  graph_.watch(site.callee,
               [this, &site](ValueId id, const Value &value) { on_callee(site, id, value); });
}

bool Sites::connect_by_fact(Site &site, const std::vector<Fact> &facts) {
  for (const Fact &fact : facts) {
    if (!is_about(fact, *site.stated, functions_)) continue;
    site.by_fact = true;
    for (const std::string &name : stated_targets(fact))
      for (const std::string &symbol : functions_.named(name)) call(site, symbol, {});
  }
  return site.by_fact;
}

void Sites::on_callee(Site &site, ValueId id, const Value &value) {
  if (value.is_doubt()) return on_doubt(site, id, value, site.callee);
  if (value.kind == ValueKind::virtual_member) return dispatch(site, graph_.what(value));
  if (value.kind == ValueKind::number) site.number = id;
  if (!value.is_function()) return;
  const std::string symbol = graph_.what(value);
  const bool is_possible = fits(site, symbol, value.punned);
  if (!is_possible && !value.punned) site.misfits.emplace(symbol, id);
  if (!is_possible) return;
  site.leads[id].insert(symbol);
  call(site, symbol, {site.callee, id});
}

bool Sites::fits(const Site &site, const std::string &symbol, bool punned) const {
  if (functions_.is_outside(symbol)) return true;
  const Fit fit = punned ? Fit::punned : Fit::given;
  return std::ranges::any_of(functions_.bodies(symbol), [&](const FunctionFlow *function) {
    return flow::fits(site.stated->signature, site.stated->arguments.size(), function->signature,
                      fit);
  });
}

// What is called may be a function of the program, one by one with these arguments, or
// anything else, which may then keep them.
void Sites::on_doubt(Site &site, ValueId id, const Value &value, SlotId slot) {
  const bool first = site.unknown.empty() && site.kept.empty();
  const bool unknown = value.kind == ValueKind::unknown;
  (unknown ? site.unknown : site.kept).insert(graph_.what(value));
  const StepId step = graph_.step(StepKind::outside, site.stated->where);
  if (site.invocation.result) graph_.add(*site.invocation.result, id, step);
  if (unknown)
    for (const auto &argument : site.invocation.arguments)
      if (argument) memory_.escape(*argument, "a function that is not known", step);
  if (first && site.stated->form != CallForm::virtual_method) call_any_fitting(site, {slot, id});
}

void Sites::call_any_fitting(Site &site, const Site::Cause &cause) {
  for (const std::string &symbol : functions_.address_taken())
    if (fits(site, symbol, true)) call(site, symbol, cause);
}

void Sites::dispatch(Site &site, const std::string &method) {
  const auto &arguments = site.invocation.arguments;
  if (arguments.empty() || !arguments[0]) return call_all(site, classes_.overriders(method), {});
  const SlotId object = *arguments[0];
  if (site.stated->form == CallForm::virtual_method) site.pointer = object;
  graph_.watch(object, [=, this, &site](ValueId id, const Value &value) {
    on_object(site, method, {object, id}, id, value);
  });
}

// A pointer to a record that is no class with this method points to memory that something
// was made in; that may be any object.
void Sites::on_object(Site &site, const std::string &method, const Site::Cause &cause,
                      ValueId object, const Value &value) {
  if (value.is_doubt()) {
    on_doubt(site, cause.value, value, *cause.slot);
    site.any_target.insert(object);
    for (const auto &[symbol, objects] : site.objects) graph_.flow.choose(objects, object);
  }
  if (value.kind == ValueKind::allocation) {
    const SlotId types = memory_.types_of(value);
    return graph_.watch(types, [=, this, &site](ValueId type, const Value &record) {
      on_object(site, method, {types, type}, object, record);
    });
  }
  std::set<std::string> symbols;
  if (value.kind == ValueKind::record) symbols = classes_.overriders(method, graph_.what(value));
  if (symbols.empty()) symbols = classes_.overriders(method);
  site.leads[object].insert(symbols.begin(), symbols.end());
  dispatch_to(site, symbols, cause, object);
}

// An object comes to the methods of its class only: a decorator does not become what it wraps.
void Sites::dispatch_to(Site &site, const std::set<std::string> &symbols, const Site::Cause &cause,
                        ValueId object) {
  for (const std::string &symbol : symbols) {
    graph_.flow.choose(objects_of(site, symbol), object);
    start(site, symbol, cause);
  }
}

SlotId Sites::objects_of(Site &site, const std::string &symbol) {
  const auto [row, is_new] = site.objects.try_emplace(symbol);
  if (!is_new) return row->second;
  row->second = graph_.unnamed();
  const StepId step = graph_.step(StepKind::argument, site.stated->where, symbol);
  graph_.flow.copy({*site.invocation.arguments[0], row->second, EdgeKind::chosen, step});
  for (const ValueId object : site.any_target) graph_.flow.choose(row->second, object);
  return row->second;
}

void Sites::call_all(Site &site, const std::set<std::string> &symbols, const Site::Cause &cause) {
  for (const std::string &symbol : symbols) call(site, symbol, cause);
}

// A pointer to member may lead to one function by its name and by the class of an object.
void Sites::call(Site &site, const std::string &symbol, const Site::Cause &cause) {
  const auto &arguments = site.invocation.arguments;
  if (site.stated->form == CallForm::member_pointer && !arguments.empty() && arguments[0])
    graph_.copy(objects_of(site, symbol), *arguments[0],
                graph_.step(StepKind::argument, site.stated->where, symbol));
  start(site, symbol, cause);
}

void Sites::start(Site &site, const std::string &symbol, const Site::Cause &cause) {
  if (!site.targets.try_emplace(symbol, cause).second) return;
  Invocation call = site.invocation;
  const auto objects = site.objects.find(symbol);
  if (objects != site.objects.end()) call.arguments[0] = objects->second;
  calls_.invoke(symbol, call);
}

// Something was put where the call takes its target from, only no function of its type.
bool Sites::doubt_empty(Site &site) {
  const bool is_answered = site.by_fact || !site.targets.empty() || !site.unknown.empty();
  if (is_answered || !site.kept.empty()) return false;
  std::set<std::string> reasons;
  if (site.number) reasons.insert("a number that is used as a function");
  for (const auto &[symbol, value] : site.misfits)
    reasons.insert(function_words(symbol) + ", which is called as if it were of another type");
  for (const std::string &why : reasons) {
    const ValueId id = graph_.value(ValueKind::unknown, why);
    on_doubt(site, id, Value(graph_.values[id]), site.callee);
  }
  for (const auto &[symbol, value] : site.misfits) call(site, symbol, {site.callee, value});
  return !reasons.empty();
}

bool Sites::complete() {
  bool incomplete = false;
  for (Site &site : sites_) {
    incomplete |= doubt_empty(site);
    if (site.stated->form != CallForm::virtual_method || site.by_fact || !site.targets.empty())
      continue;
    call_all(site, classes_.overriders(site.stated->callee), {});
    incomplete |= !site.targets.empty();
  }
  return incomplete;
}

}  // namespace stackcheck::flow
