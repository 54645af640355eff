#include "flow/propagator.h"

#include <algorithm>

namespace stackcheck::flow {

namespace {

constexpr std::size_t few_values = 16;

std::uint64_t pair_key(std::uint32_t high, std::uint32_t low) {
  return static_cast<std::uint64_t>(high) << 32 | low;
}

}  // namespace

SlotId Propagator::new_slot() {
  slots_.emplace_back();
  return static_cast<SlotId>(slots_.size() - 1);
}

// Nearly all slots hold a few values, and a few hold nearly all.
bool Propagator::has(const Slot &slot, ValueId value) {
  if (slot.bits.empty()) return std::ranges::find(slot.values, value) != slot.values.end();
  const std::size_t word = value / 64;
  return word < slot.bits.size() && (slot.bits[word] >> (value % 64) & 1) != 0;
}

void Propagator::keep(Slot &slot, ValueId value) {
  const auto set = [&](ValueId each) {
    if (each / 64 >= slot.bits.size()) slot.bits.resize(each / 64 + 1);
    slot.bits[each / 64] |= std::uint64_t{1} << (each % 64);
  };
  slot.values.push_back(value);
  if (slot.values.size() == few_values) std::ranges::for_each(slot.values, set);
  if (slot.values.size() > few_values) set(value);
}

const StepId *Propagator::origin(SlotId slot, ValueId value) const {
  const auto found = origins_.find(pair_key(slot, value));
  return found == origins_.end() ? nullptr : &found->second;
}

bool Propagator::insert(SlotId id, ValueId value) {
  Slot &slot = slots_[id];
  if (slot.frozen || has(slot, value)) return false;
  keep(slot, value);
  if (!slot.queued) queue_.push_back(id);
  slot.queued = true;
  return true;
}

void Propagator::add(SlotId slot, ValueId value, StepId step) {
  if (!slots_[slot].frozen) origins_.emplace(pair_key(slot, value), step);
  insert(slot, value);
}

bool Propagator::pass(const Edge &edge, ValueId &value) const {
  if (edge.kind == EdgeKind::pun) value = values_.punned(value);
  if (edge.kind == EdgeKind::chosen) return chosen_.contains(pair_key(edge.to, value));
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
  move_all(index, from, 0, from.done);
}

void Propagator::choose(SlotId slot, ValueId value) {
  if (!chosen_.insert(pair_key(slot, value)).second) return;
  for (const std::uint32_t edge : slots_[slot].in)
    if (edges_[edge].kind == EdgeKind::chosen && holds(edges_[edge].from, value)) move(edge, value);
}

void Propagator::watch(SlotId id, std::function<void(ValueId)> see) {
  Slot &slot = slots_[id];
  slot.watchers.push_back(static_cast<std::uint32_t>(watchers_.size()));
  const auto &kept = watchers_.emplace_back(std::move(see));
  for (std::size_t i = 0, done = slot.done; i < done; ++i) kept(slot.values[i]);
}

void Propagator::move_all(std::uint32_t edge, const Slot &from, std::size_t begin,
                          std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) move(edge, from.values[i]);
}

void Propagator::see_new(SlotId id) {
  Slot &slot = slots_[id];
  const std::size_t begin = slot.done, end = slot.done = slot.values.size();
  // What edges and watchers add for this slot from here on sees these values by itself.
  const std::size_t edges = slot.out.size(), watchers = slot.watchers.size();
  for (std::size_t i = 0; i < edges; ++i) move_all(slot.out[i], slot, begin, end);
  for (std::size_t i = 0; i < watchers; ++i)
    for (std::size_t value = begin; value < end; ++value)
      watchers_[slot.watchers[i]](slot.values[value]);
}

void Propagator::run() {
  while (!queue_.empty()) {
    const SlotId slot = queue_.front();
    queue_.pop_front();
    slots_[slot].queued = false;
    while (slots_[slot].done < slots_[slot].values.size()) see_new(slot);
  }
}

}  // namespace stackcheck::flow
