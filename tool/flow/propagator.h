#pragma once
// The fixpoint: slots, the values they hold, and edges along which values move. It knows
// nothing of what slots and values mean.

#include <deque>
#include <functional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "flow/values.h"

namespace stackcheck::flow {

/// Index of a Step, which says for a reader why an edge or a value is there.
using StepId = std::uint32_t;

enum class EdgeKind : std::uint8_t {
  plain,
  argument,  ///< of a call: what a parameter holds then depends on who calls
  pun,       ///< memory used as two types: functions arrive punned
  result,    ///< of a call: allocations get the name of the call, on a way of their own
  chosen,    ///< only the values that choose() named for `to`
};

/// `to` holds what `from` holds.
struct Edge {
  SlotId from = 0, to = 0;
  EdgeKind kind = EdgeKind::plain;
  StepId step = 0;
};

class Propagator {
 public:
  explicit Propagator(Values &values) : values_(values) {}

  SlotId new_slot();
  /// `slot` holds what it holds now, whatever else flows into it.
  void freeze(SlotId slot) { slots_[slot].frozen = true; }
  void add(SlotId slot, ValueId value, StepId step);
  void copy(const Edge &edge);
  /// `value` may move along the chosen edges into `slot`.
  void choose(SlotId slot, ValueId value);
  /// Calls `see` once for each value that `slot` holds now or later, during run().
  void watch(SlotId slot, std::function<void(ValueId)> see);
  /// Moves values until nothing changes.
  void run();

  const std::vector<ValueId> &held(SlotId slot) const { return slots_[slot].values; }
  bool holds(SlotId slot, ValueId value) const { return has(slots_[slot], value); }
  std::size_t size() const { return slots_.size(); }
  const std::vector<Edge> &edges() const { return edges_; }
  /// Indices of the edges into and out of a slot.
  const std::vector<std::uint32_t> &edges_into(SlotId slot) const { return slots_[slot].in; }
  const std::vector<std::uint32_t> &edges_from(SlotId slot) const { return slots_[slot].out; }
  bool is_watched(SlotId slot) const { return !slots_[slot].watchers.empty(); }
  /// Whether an add(), not an edge, gave `value` to `slot`, and its step.
  const StepId *origin(SlotId slot, ValueId value) const;
  /// What arrives when `value` moves along `edge`; false: it does not.
  bool pass(const Edge &edge, ValueId &value) const;

 private:
  struct Slot {
    std::vector<ValueId> values;
    std::vector<std::uint64_t> bits;  // of `values`, once there are more than a few
    std::size_t done = 0;             // of `values`: those that edges and watchers have seen
    std::vector<std::uint32_t> out, in, watchers;
    bool queued = false, frozen = false;
  };

  static bool has(const Slot &slot, ValueId value);
  static void keep(Slot &slot, ValueId value);
  bool insert(SlotId slot, ValueId value);
  void move(std::uint32_t edge, ValueId value);
  void move_all(std::uint32_t edge, const Slot &from, std::size_t begin, std::size_t end);
  void see_new(SlotId slot);

  Values &values_;
  std::deque<Slot> slots_;  // watchers add slots while others are in use
  std::vector<Edge> edges_;
  std::deque<std::function<void(ValueId)>> watchers_;
  std::unordered_set<std::uint64_t> known_edges_[5];
  std::unordered_set<std::uint64_t> chosen_;  // pairs of slot and value
  std::unordered_map<std::uint64_t, StepId> origins_;
  std::deque<SlotId> queue_;
};

}  // namespace stackcheck::flow
