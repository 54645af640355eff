#include "flow/boundary.h"

#include <set>

namespace stackcheck::flow {

namespace {

std::set<std::string> all_variables(const std::vector<Unit> &units,
                                    std::vector<std::string> UnitFlow::*list) {
  std::set<std::string> slots;
  for (const Unit &unit : units) slots.insert((unit.flow.*list).begin(), (unit.flow.*list).end());
  return slots;
}

/// The C library's own objects: what programs reach through them is data. glibc, musl and
/// picolibc have the streams as variables, newlib has macros that lead through the other two.
bool is_of_c_library(const std::string &slot) {
  static const std::set<std::string> known = {"variable:stdin", "variable:stdout",
                                              "variable:stderr", "variable:_impure_ptr",
                                              "variable:_global_impure_ptr"};
  return known.contains(slot);
}

void share(Graph &graph, Memory &memory, const std::string &slot, const std::string &why) {
  const StepId step = graph.step(StepKind::outside, {}, slot_words(slot));
  const SlotId variable = graph.slot(slot);
  graph.add(variable, graph.value(ValueKind::unknown, why), step);
  memory.escape(variable, slot_words(slot), step);
}

bool is_started(const Calls &calls, const std::string &symbol) {
  for (const Calls::Root &root : calls.roots())
    if (root.symbol == symbol) return true;
  return false;
}

}  // namespace

void open_to_code_without_source(Graph &graph, Memory &memory, Calls &calls,
                                 const Functions &functions, const std::vector<Unit> &units) {
  const std::set<std::string> defined = all_variables(units, &UnitFlow::defined_variables);
  for (const std::string &slot : all_variables(units, &UnitFlow::undefined_variables))
    if (!defined.contains(slot) && !is_of_c_library(slot))
      share(graph, memory, slot, slot_words(slot) + " has no definition in source");
  for (const auto &[symbol, unit] : functions.used_outside()) {
    const std::string slot = "variable:" + symbol;
    if (defined.contains(slot))
      share(graph, memory, slot, unit + " may have changed " + slot_words(slot));
    if (!functions.bodies(symbol).empty())
      calls.invoke_from_outside(symbol, "an argument that " + unit + " passes", std::nullopt);
  }
}

void call_entries(Calls &calls, const Functions &functions,
                  const std::vector<std::string> &entries) {
  for (const std::string &name : entries)
    for (const std::string &symbol : functions.named(name))
      if (!is_started(calls, symbol) && !functions.bodies(symbol).empty())
        calls.invoke_from_outside(symbol, "an argument of the entry " + name, std::nullopt);
}

}  // namespace stackcheck::flow
