#include "flow/graph.h"

#include <array>
#include <utility>

#include "facts/input_error.h"

namespace stackcheck::flow {

namespace {

constexpr std::array named_values = {
    std::pair{std::string_view("function"), ValueKind::function},
    std::pair{std::string_view("record"), ValueKind::record},
    std::pair{std::string_view("member"), ValueKind::member},
    std::pair{std::string_view("virtual"), ValueKind::virtual_member},
    std::pair{std::string_view("unknown"), ValueKind::unknown},
};

}  // namespace

SlotId Graph::slot(const std::string &name) {
  if (const auto known = slot_names_.find(name)) return *known;
  slot_names_.id(name);
  const SlotId id = flow.new_slot();
  if (!name.starts_with("field:") || fixed_.empty()) return id;
  const auto fixed = fixed_.find(plain_field(name));
  if (fixed == fixed_.end()) return id;
  for (const ValueId value : fixed->second.content) add(id, value, fixed->second.step);
  flow.freeze(id);
  return id;
}

ValueId Graph::value(const std::string &name) {
  const std::string_view kind = kind_of(name);
  const std::string what = name.substr(kind.size() + (kind.size() < name.size()));
  if (kind == "address") return values.id({ValueKind::address, slot(what), false});
  for (const auto &[text, named] : named_values)
    if (kind == text) return value(named, what);
  throw InputError("flow: " + name + ": wanted a value");
}

ValueId Graph::value(ValueKind kind, const std::string &what) {
  return values.id({kind, names.id(what), false});
}

StepId Graph::step(StepKind kind, const Location &where, const std::string &who) {
  steps_.push_back({kind, where, who});
  return static_cast<StepId>(steps_.size() - 1);
}

void Graph::equate(SlotId one, SlotId other, StepId step) {
  flow.copy({one, other, EdgeKind::pun, step});
  flow.copy({other, one, EdgeKind::pun, step});
}

void Graph::fix_field(const std::string &plain, std::vector<ValueId> content, StepId step) {
  fixed_[plain] = {std::move(content), step};
}

}  // namespace stackcheck::flow
