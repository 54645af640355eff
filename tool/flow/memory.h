#pragma once
// What the program does through pointers: loads, stores, puns, copies of memory, and what
// code outside the program can reach.

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "flow/layouts.h"

namespace stackcheck::flow {

class Memory {
 public:
  /// Gets each piece of code that escapes, and who gets it.
  std::function<void(const std::string &who, const Value &code)> on_escape;

  Memory(Graph &graph, const std::vector<Unit> &units);

  /// `to` holds what is where `pointer` points to.
  void load(SlotId to, SlotId pointer, StepId step);
  void store(SlotId pointer, SlotId from, StepId step);
  /// `pointer` is used as a pointer to `record`.
  void use_as(SlotId pointer, const std::string &record, StepId step);
  /// The memory behind `from` is copied to that behind `to`, as memcpy does. Records keep
  /// their fields; they are not taken apart into numbers on the way.
  void copy_content(SlotId to, SlotId from, StepId step);
  /// `to` holds what the field `name` of the records behind `pointer` holds.
  void load_field(SlotId to, SlotId pointer, const std::string &name, StepId step);
  void store_field(SlotId pointer, SlotId from, const std::string &name, StepId step);

  /// Where the types of an allocation appear, as record values.
  SlotId types_of(const Value &allocation) const { return allocations_[allocation.what].types; }

  /// A pointer to memory that the function `home` allocates by a call of its own.
  ValueId allocate(const std::string &home);
  /// What a call in `caller` returned, as it appears there: memory that `callee` allocated is
  /// that call's own, so that a function around malloc does not make all objects one.
  ValueId returned(ValueId value, const std::string &callee, const std::string &caller,
                   std::size_t call);

  /// Code outside the program gets what `from` holds: it can change whatever is reachable
  /// from there, and call it. `who` says which code.
  void escape(SlotId from, const std::string &who, StepId step);
  /// The same without a slot that it came from.
  SlotId outside(const std::string &who, StepId step);
  /// The slots of all code outside, by its name.
  const std::map<std::string, SlotId> &all_outside() const { return outside_; }

  const Layouts &layouts() const { return layouts_; }

 private:
  struct Allocation {
    std::string home;
    unsigned depth = 0;  // of functions it was returned through
    SlotId content = 0;  // what scalar pointers to it see
    SlotId types = 0;    // record values: what it is used as
    bool has_content = false;
  };
  /// What one copy of memory moves. It goes through slots of its own, so that the cost is
  /// the sum of what both pointers hold, not the product.
  struct Content {
    SlotId scalars, numbers;  // content of pointed to slots; of "bytes"
    SlotId sources, targets;  // records that either pointer points to
    SlotId fields;            // content of all fields of `sources`
    StepId step;
  };
  using SeeSlot = std::function<void(SlotId)>;

  ValueId new_allocation(const std::string &home, unsigned depth);
  SlotId content(std::uint32_t allocation, StepId step);
  bool is_apart(const Value &pointer, SlotId data) const;
  SlotId field(const Value &record, const std::string &name);
  void each_pointee(const Value &pointer, StepId step, const SeeSlot &see);
  void use_value_as(const Value &value, NameId record, StepId step);
  void use_slot_as(SlotId slot, NameId record, StepId step);
  void doubt_record(ValueId doubt, NameId record, StepId step);
  void pun(NameId one, NameId other, StepId step);
  void take(const Content &content, ValueId id, const Value &value);
  void take_slot(const Content &content, SlotId slot);
  void give(const Content &content, ValueId id, const Value &value);
  void give_slot(const Content &content, SlotId slot);
  void expose(SlotId leaf, const std::string &who, StepId step);

  Graph &graph_;
  Layouts layouts_;
  SlotId bytes_;
  ValueId number_;
  std::deque<Allocation> allocations_;
  std::map<std::pair<ValueId, std::size_t>, ValueId> returned_;
  std::set<std::pair<NameId, NameId>> punned_;
  std::map<std::string, SlotId> outside_;
};

}  // namespace stackcheck::flow
