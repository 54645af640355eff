// Allocated memory and memory that code outside the program can reach.
#include "flow/memory.h"

namespace stackcheck::flow {

namespace {

// Functions around functions around malloc; with more of them their objects become one.
constexpr unsigned max_depth = 3;

}  // namespace

ValueId Memory::new_allocation(const std::string &home, unsigned depth) {
  const auto index = static_cast<std::uint32_t>(allocations_.size());
  const std::string name = "heap:" + std::to_string(index);
  allocations_.push_back({home, depth, graph_.slot(name), graph_.unnamed()});
  const SlotId types = allocations_.back().types;
  // The same memory used as two records shows what was written to one in the other.
  const StepId step = graph_.step(StepKind::same_bytes);
  graph_.watch(types, [=, this](ValueId, const Value &one) {
    graph_.watch(types,
                 [=, this](ValueId, const Value &other) { pun(one.what, other.what, step); });
  });
  return graph_.values.id({ValueKind::allocation, index, false});
}

ValueId Memory::allocate(const std::string &home) { return new_allocation(home, 0); }

ValueId Memory::returned(ValueId value, const std::string &callee, const std::string &caller,
                         std::size_t call) {
  const std::uint32_t parent = graph_.values[value].what;
  if (allocations_[parent].home != callee || allocations_[parent].depth == max_depth) return value;
  const auto [row, is_new] = returned_.try_emplace({value, call});
  if (!is_new) return row->second;
  const ValueId own = new_allocation(caller, allocations_[parent].depth + 1);
  // What the callee made of the memory is still there.
  const Allocation &child = allocations_[graph_.values[own].what];
  const StepId step = graph_.step(StepKind::result, {}, callee);
  graph_.copy(child.content, allocations_[parent].content, step);
  graph_.copy(child.types, allocations_[parent].types, step);
  return row->second = own;
}

SlotId Memory::content(std::uint32_t index, StepId step) {
  Allocation &allocation = allocations_[index];
  const SlotId content = allocation.content;
  if (allocation.has_content) return content;
  allocation.has_content = true;
  graph_.watch(allocation.types, [=, this](ValueId, const Value &record) {
    use_slot_as(content, record.what, step);
  });
  return content;
}

SlotId Memory::outside(const std::string &who, StepId step) {
  const auto [row, is_new] = outside_.try_emplace(who);
  if (!is_new) return row->second;
  const SlotId slot = row->second = graph_.slot("outside:" + who);
  graph_.watch(slot, [=, this](ValueId, const Value &value) {
    if (value.is_code() && on_escape) on_escape(who, value);
    if (value.kind == ValueKind::allocation) {
      expose(allocations_[value.what].content, who, step);
      graph_.copy(slot, allocations_[value.what].types, step);
    } else {
      each_pointee(value, step, [&](SlotId leaf) { expose(leaf, who, step); });
    }
  });
  return slot;
}

void Memory::expose(SlotId leaf, const std::string &who, StepId step) {
  graph_.add(leaf, graph_.value(ValueKind::unknown, who + " may have changed it"), step);
  escape(leaf, who, step);
}

void Memory::escape(SlotId from, const std::string &who, StepId step) {
  graph_.copy(outside(who, step), from, step);
}

}  // namespace stackcheck::flow
