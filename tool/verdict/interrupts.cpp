#include "verdict/interrupts.h"

#include <ranges>

#include "verdict/stacking.h"

namespace stackcheck {

namespace {

std::string frame_name(int priority) {
  return "(interrupt frame, priority " + std::to_string(priority) + ")";
}

}  // namespace

Interrupts::Interrupts(const Budget &budget, const std::vector<Bound> &bounds,
                       const InterruptFrame &frame)
    : budget_(budget), bounds_(bounds), frame_(frame) {
  std::map<std::string, std::map<int, std::vector<Bound>>> handlers;
  for (std::size_t i = 0; i < budget.entries.size(); ++i) {
    const Entry &entry = budget.entries[i];
    if (entry.kind == EntryKind::interrupt)
      handlers[entry.stack][entry.priority].push_back(bounds[i]);
  }
  for (const auto &[stack, by_priority] : handlers)
    for (const auto &[priority, same] : by_priority)
      stacks_[stack].insert({priority, layer(priority, same)});
}

Bound Interrupts::layer(int priority, const std::vector<Bound> &handlers) const {
  Bound layer = frame_bound(frame_name(priority));
  put_on_top(layer, any_of(handlers));
  return layer;
}

Bound Interrupts::frame_bound(const std::string &name) const {
  Bound bound;
  bound.type = BoundType::exact;
  bound.bytes = budget_.interrupt_frame_bytes.value_or(frame_.bytes.value_or(0));
  bound.chain = {{name, bound.bytes, bound.bytes, {}}};
  if (budget_.interrupt_frame_bytes)
    add_assumption(bound, "an interrupt puts at most " + std::to_string(bound.bytes) +
                              " bytes on the stack: " + budget_.interrupt_frame_why + " (" +
                              budget_.path + ")");
  else if (!frame_.bytes)
    add_reason(bound, {{Reason::unknown_interrupt_frame, {budget_.path, 0, 0}, frame_.source},
                       "(interrupt frame)",
                       {}});
  return bound;
}

Bound Interrupts::with_interrupts(std::size_t index) const {
  const Entry &entry = budget_.entries[index];
  const bool is_interrupt = entry.kind == EntryKind::interrupt;
  Bound bound = bounds_[index];
  if (is_interrupt) {
    bound = frame_bound(frame_name(entry.priority));
    put_on_top(bound, bounds_[index]);
  }
  const auto layers = stacks_.find(entry.stack);
  if (layers == stacks_.end()) {
    if (!stacks_.empty()) put_on_top(bound, frame_bound("(interrupt frame)"));
    return bound;
  }
  for (const auto &[priority, layer] : layers->second | std::views::reverse)
    if (!is_interrupt || priority < entry.priority) put_on_top(bound, layer);
  return bound;
}

}  // namespace stackcheck
