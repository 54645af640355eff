#include "flow/site_facts.h"

#include <algorithm>

#include "flow/names.h"

namespace stackcheck::flow {

bool is_at(const CallFact &fact, const Location &where) {
  const bool in_file = fact.file.empty() || is_end_of_path(fact.file, where.file);
  return fact.line == 0 || (fact.line == where.line && in_file);
}

bool is_about(const Fact &fact, const CallFlow &call, const Functions &functions) {
  if (const auto *field = std::get_if<FieldFact>(&fact.fact))
    return !call.field.empty() && field->field == call.field;
  const auto *stated = std::get_if<CallFact>(&fact.fact);
  return stated && is_at(*stated, call.where) &&
         std::ranges::count(functions.named(stated->function), call.caller) > 0;
}

std::vector<std::string> stated_targets(const Fact &fact) {
  if (const auto *call = std::get_if<CallFact>(&fact.fact)) return call->targets;
  if (const auto *field = std::get_if<FieldFact>(&fact.fact)) return field->targets;
  return {};
}

}  // namespace stackcheck::flow
