#include "verdict/stacking.h"

#include <algorithm>
#include <limits>
#include <string>

namespace stackcheck {

namespace {

constexpr std::uint64_t max_bytes = std::numeric_limits<std::uint32_t>::max();

template <typename Item>
void insert_sorted(std::vector<Item> &items, const Item &item) {
  const auto place = std::ranges::lower_bound(items, item);
  if (place == items.end() || *place != item) items.insert(place, item);
}

void merge_conditions(Bound &bound, const Bound &other) {
  for (const std::string &assumption : other.assumptions) add_assumption(bound, assumption);
  for (const BoundReason &reason : other.reasons) add_reason(bound, reason);
}

void append_chain(Bound &below, const Bound &top) {
  for (ChainStep step : top.chain) {
    step.depth_bytes += below.bytes;
    below.chain.push_back(step);
  }
}

}  // namespace

void add_reason(Bound &bound, BoundReason reason) {
  insert_sorted(bound.reasons, reason);
  bound.type = BoundType::unbounded;
}

void add_assumption(Bound &bound, const std::string &assumption) {
  insert_sorted(bound.assumptions, assumption);
  if (bound.type == BoundType::exact) bound.type = BoundType::at_most;
}

Bound any_of(const std::vector<Bound> &bounds) {
  Bound deepest = *std::ranges::max_element(bounds, {}, &Bound::bytes);
  for (const Bound &bound : bounds) merge_conditions(deepest, bound);
  return deepest;
}

void put_on_top(Bound &below, const Bound &top) {
  merge_conditions(below, top);
  const std::uint64_t bytes = std::uint64_t{below.bytes} + top.bytes;
  if (bytes > max_bytes) {
    add_reason(below, {{Reason::unanalysable_stack_pointer,
                        {},
                        "the depths add up to more than " + std::to_string(max_bytes) + " bytes"},
                       "",
                       {}});
    below.chain.clear();
  } else if (below.bytes == 0 || !below.chain.empty()) {
    append_chain(below, top);
  }
  below.bytes = static_cast<std::uint32_t>(std::min(bytes, max_bytes));
}

}  // namespace stackcheck
