#include <map>
#include <set>

#include "report/formats.h"
#include "report/names.h"
#include "report/printable.h"
#include "report/table.h"

namespace stackcheck {

namespace {

using FactsBySymbol = std::map<std::string, const FunctionFacts *>;

std::string bound_cell(const FunctionFacts &facts) {
  const std::string bytes = std::to_string(facts.bound.bytes);
  if (facts.bound.type == BoundType::exact) return "= " + bytes;
  if (facts.bound.type == BoundType::at_most) return "<= " + bytes;
  std::set<std::string_view> reasons;
  for (const BoundReason &reason : facts.reasons) reasons.insert(to_name(reason.unknown.reason));
  std::string text = "unbounded (at least " + bytes + "):";
  for (const std::string_view reason : reasons) text += " " + std::string(reason);
  return text;
}

std::string unit_text(const Unit &unit, const FactsBySymbol &bounds, const ReportOptions &options) {
  Table table;
  table.add({{"symbol"}, {"frame", {}, true}, {"reach", {}, true}, {"bound in bytes"}});
  for (const Function &function : unit.functions) {
    const auto row = bounds.find(function.symbol);
    table.add({{function.symbol},
               {std::to_string(function.frame_bytes), {}, true},
               {std::to_string(function.reach_bytes), {}, true},
               {row == bounds.end() ? "?" : bound_cell(*row->second)}});
  }
  std::string text =
      "\n" + painted(printable(shown_path(unit.name, options)), Style::strong, options.color) +
      "\n" + table.text(2, options.color);
  for (const Unknown &problem : unit.problems)
    text += "  " + std::string(to_name(problem.reason)) + ": " + printable(problem.detail) + "\n";
  return text;
}

}  // namespace

std::string write_unit_facts_text(const UnitFacts &facts, const ReportOptions &options) {
  std::map<std::string, FactsBySymbol> bounds;
  for (const FunctionFacts &function : facts.functions)
    bounds[function.unit][function.symbol] = &function;
  std::string text = "What the machine code of each function says, in bytes.\n";
  for (const Unit &unit : facts.units) text += unit_text(unit, bounds[unit.name], options);
  return text;
}

}  // namespace stackcheck
