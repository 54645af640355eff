#include "flow/names.h"

#include "facts/readable_name.h"

namespace stackcheck::flow {

namespace {

std::string_view after_kind(std::string_view slot) {
  const std::size_t colon = slot.find(':');
  return colon == slot.npos ? slot : slot.substr(colon + 1);
}

// "unit.c#function#name:LINE" is a local variable, "unit.c#name" a static one.
std::string variable_words(std::string_view name) {
  const std::size_t first = name.find('#');
  const std::size_t last = name.rfind('#');
  if (first == last) return "the variable " + without_unit(std::string(name));
  const std::string local(name.substr(last + 1, name.rfind(':') - last - 1));
  return "the variable " + local + " of " + std::string(name.substr(first + 1, last - first - 1));
}

std::string parameter_words(std::string_view name) {
  const std::size_t number = name.rfind('#');
  return "parameter " + std::to_string(std::stoul(std::string(name.substr(number + 1))) + 1) +
         " of " + function_words(std::string(name.substr(0, number)));
}

}  // namespace

NameId Names::id(std::string_view text) {
  const auto found = ids_.find(text);
  if (found != ids_.end()) return found->second;
  const NameId id = static_cast<NameId>(texts_.size());
  ids_.emplace(texts_.emplace_back(text), id);
  return id;
}

std::optional<NameId> Names::find(std::string_view text) const {
  const auto found = ids_.find(text);
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

std::string_view kind_of(std::string_view slot) { return slot.substr(0, slot.find(':')); }

std::string without_unit(const std::string &symbol) { return symbol.substr(symbol.rfind('#') + 1); }

bool is_end_of_path(const std::string &end, const std::string &path) {
  return end == path || path.ends_with("/" + end);
}

std::string function_words(const std::string &symbol) {
  return readable_name(without_unit(symbol));
}

std::string plain_field(std::string_view slot) {
  const std::string_view name = after_kind(slot);
  const std::size_t dot = name.rfind('.');
  const std::string_view record = name.substr(0, dot);
  const std::string_view unqualified = record.substr(record.rfind('#') + 1);
  return std::string(unqualified.substr(0, unqualified.find('@'))) + std::string(name.substr(dot));
}

std::string slot_words(const std::string &slot) {
  const std::string_view kind = kind_of(slot);
  const std::string_view name = after_kind(slot);
  if (kind == "variable") return variable_words(name);
  if (kind == "parameter") return parameter_words(name);
  if (kind == "rest") return "the variadic arguments of " + function_words(std::string(name));
  if (kind == "return") return "what " + function_words(std::string(name)) + " returns";
  if (kind == "field") return "the field " + plain_field(slot);
  if (kind == "outside") return "code outside the program (" + std::string(name) + ")";
  if (kind == "bytes") return "memory of numbers";
  if (kind == "heap") return "allocated memory";
  return "";
}

}  // namespace stackcheck::flow
