#include "flow/propagator.h"

namespace stackcheck::flow {

namespace {

std::uint64_t pair_key(std::uint32_t high, std::uint32_t low) {
  return static_cast<std::uint64_t>(high) << 32 | low;
}

}  // namespace

SlotId Propagator::new_slot() {
  slots_.emplace_back();
  return static_cast<SlotId>(slots_.size() - 1);
}

bool Propagator::holds(SlotId slot, ValueId value) const {
  return held_.contains(pair_key(slot, value));
}

const StepId *Propagator::origin(SlotId slot, ValueId value) const {
  const auto found = origins_.find(pair_key(slot, value));
  return found == origins_.end() ? nullptr : &found->second;
}

bool Propagator::insert(SlotId id, ValueId value) {
  Slot &slot = slots_[id];
  if (slot.frozen || !held_.insert(pair_key(id, value)).second) return false;
  slot.values.push_back(value);
  if (!slot.queued) queue_.push_back(id);
  slot.queued = true;
  return true;
}

void Propagator::add(SlotId slot, ValueId value, StepId step) {
  if (insert(slot, value)) origins_.emplace(pair_key(slot, value), step);
}

bool Propagator::pass(const Edge &edge, ValueId &value) const {
  if (edge.kind == EdgeKind::pun) value = values_.punned(value);
  return edge.kind != EdgeKind::result || values_[value].kind != ValueKind::allocation;
}

void Propagator::move(std::uint32_t edge, ValueId value) {
  if (pass(edges_[edge], value)) insert(edges_[edge].to, value);
}

void Propagator::copy(const Edge &edge) {
  if (edge.from == edge.to || slots_[edge.to].frozen) return;
  auto &known = known_edges_[static_cast<std::size_t>(edge.kind)];
  if (!known.insert(pair_key(edge.from, edge.to)).second) return;
  const auto index = static_cast<std::uint32_t>(edges_.size());
  edges_.push_back(edge);
  Slot &from = slots_[edge.from];
  from.out.push_back(index);
  slots_[edge.to].in.push_back(index);
  for (std::size_t i = 0; i < from.done; ++i) move(index, from.values[i]);
}

void Propagator::watch(SlotId id, std::function<void(ValueId)> see) {
  Slot &slot = slots_[id];
  slot.watchers.push_back(static_cast<std::uint32_t>(watchers_.size()));
  const auto &kept = watchers_.emplace_back(std::move(see));
  for (std::size_t i = 0, done = slot.done; i < done; ++i) kept(slot.values[i]);
}

void Propagator::see_next(SlotId id) {
  Slot &slot = slots_[id];
  const ValueId value = slot.values[slot.done++];
  // What edges and watchers add for this slot from here on sees the value by itself.
  const std::size_t edges = slot.out.size(), watchers = slot.watchers.size();
  for (std::size_t i = 0; i < edges; ++i) move(slot.out[i], value);
  for (std::size_t i = 0; i < watchers; ++i) watchers_[slot.watchers[i]](value);
}

void Propagator::run() {
  while (!queue_.empty()) {
    const SlotId slot = queue_.front();
    queue_.pop_front();
    slots_[slot].queued = false;
    while (slots_[slot].done < slots_[slot].values.size()) see_next(slot);
  }
}

}  // namespace stackcheck::flow
