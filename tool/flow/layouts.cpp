#include "flow/layouts.h"

#include <algorithm>
#include <numeric>

namespace stackcheck::flow {

namespace {

bool is_single(const RecordLeaf &leaf) { return leaf.count == 1 || leaf.stride_bytes == 0; }

bool has_element_at(const RecordLeaf &leaf, std::uint64_t offset_bytes) {
  if (offset_bytes < leaf.offset_bytes) return false;
  const std::uint64_t distance = offset_bytes - leaf.offset_bytes;
  if (is_single(leaf)) return distance == 0;
  const bool inside = leaf.count == 0 || distance / leaf.stride_bytes < leaf.count;
  return inside && distance % leaf.stride_bytes == 0;
}

/// The first byte behind the last element's beginning.
std::uint64_t end_of(const RecordLeaf &leaf) {
  if (is_single(leaf)) return leaf.offset_bytes + 1;
  if (leaf.count == 0 || leaf.count > UINT32_MAX || leaf.stride_bytes > UINT32_MAX)
    return UINT64_MAX;
  return leaf.offset_bytes + (leaf.count - 1) * leaf.stride_bytes + 1;
}

}  // namespace

bool overlap(const RecordLeaf &one, const RecordLeaf &other) {
  if (is_single(one)) return has_element_at(other, one.offset_bytes);
  if (is_single(other)) return has_element_at(one, other.offset_bytes);
  // Elements meet at intervals of the least common multiple, if they meet at all: one turn
  // from where both arrays have begun is enough to see.
  const std::uint64_t turn = other.stride_bytes / std::gcd(one.stride_bytes, other.stride_bytes);
  const std::uint64_t begin = std::max(one.offset_bytes, other.offset_bytes);
  const std::uint64_t skipped = begin - one.offset_bytes + one.stride_bytes - 1;
  std::uint64_t at = one.offset_bytes + skipped / one.stride_bytes * one.stride_bytes;
  for (std::uint64_t i = 0; i < turn && at < std::min(end_of(one), end_of(other)); ++i) {
    if (has_element_at(other, at)) return true;
    at += one.stride_bytes;
  }
  return false;
}

Layouts::Layouts(Graph &graph, const std::vector<Unit> &units) : graph_(graph) {
  for (const Unit &unit : units)
    for (const Record &record : unit.flow.records) add(record);
  for (auto &[name, layout] : layouts_) finish(layout);
}

// A record that several units have is the same in each.
void Layouts::add(const Record &record) {
  const auto [row, is_new] = layouts_.try_emplace(graph_.names.id(record.name));
  if (!is_new) return;
  for (const RecordLeaf &leaf : record.leaves)
    row->second.leaves.push_back({leaf, graph_.slot(leaf.slot)});
}

void Layouts::finish(Layout &layout) {
  const StepId step = graph_.step(StepKind::same_bytes);
  for (const Leaf &one : layout.leaves) {
    layout.slots.push_back(one.slot);
    for (const Leaf &other : layout.leaves)  // the members of a union
      if (one.slot < other.slot && overlap(one.place, other.place))
        graph_.equate(one.slot, other.slot, step);
  }
  std::ranges::sort(layout.slots);
  layout.slots.erase(std::ranges::unique(layout.slots).begin(), layout.slots.end());
}

const Layouts::Layout &Layouts::layout(NameId record) const {
  static const Layout without_pointers;
  const auto found = layouts_.find(record);
  return found == layouts_.end() ? without_pointers : found->second;
}

const std::vector<SlotId> &Layouts::leaves(NameId record) const { return layout(record).slots; }

std::vector<std::pair<SlotId, SlotId>> Layouts::overlaps(NameId one, NameId other) const {
  const Layout &first = layout(one);
  const Layout &second = layout(other);
  std::vector<std::pair<SlotId, SlotId>> pairs;
  if (one == other || std::ranges::includes(first.slots, second.slots) ||
      std::ranges::includes(second.slots, first.slots))
    return pairs;
  for (const Leaf &leaf : first.leaves)
    for (const Leaf &under : second.leaves)
      if (leaf.slot != under.slot && overlap(leaf.place, under.place))
        pairs.emplace_back(leaf.slot, under.slot);
  return pairs;
}

}  // namespace stackcheck::flow
