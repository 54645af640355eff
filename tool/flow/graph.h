#pragma once
// Slots and values by their names in facts/flow.h, and the fixpoint over them.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "flow/propagator.h"

namespace stackcheck::flow {

/// Why values move, for explain().
enum class StepKind {
  value,
  copy,
  load,
  store,
  same_bytes,
  argument,
  result,
  model,
  outside,
  fact
};

struct Step {
  StepKind kind = StepKind::value;
  Location where;
  std::string who;  ///< the function called, the model's function, what is outside
};

class Graph {
 public:
  Values values;
  Propagator flow{values};
  Names names;  ///< of symbols, records, keys and reasons

  SlotId slot(const std::string &name);
  std::optional<SlotId> find_slot(const std::string &name) const { return slot_names_.find(name); }
  /// A slot without a name of its own.
  SlotId unnamed() { return slot("temporary:#" + std::to_string(slot_names_.size())); }
  const std::string &slot_name(SlotId id) const { return slot_names_.text(id); }

  /// The value that facts/flow.h names so; throws InputError for anything else.
  ValueId value(const std::string &name);
  ValueId value(ValueKind kind, const std::string &what);
  const std::string &what(const Value &value) const { return names.text(value.what); }

  StepId step(StepKind kind, const Location &where = {}, const std::string &who = "");
  const Step &step(StepId id) const { return steps_[id]; }

  void add(SlotId slot, ValueId value, StepId step) { flow.add(slot, value, step); }
  void copy(SlotId to, SlotId from, StepId step) { flow.copy({from, to, EdgeKind::plain, step}); }
  /// Both name the same memory.
  void equate(SlotId one, SlotId other, StepId step);
  /// `see` gets each Value that `slot` holds now or later.
  template <typename See>
  void watch(SlotId slot, See see) {
    flow.watch(slot, [this, see](ValueId id) { see(id, Value(values[id])); });
  }

  /// Fields (as users state them) that hold exactly these values, whatever the program says.
  void fix_field(const std::string &plain, std::vector<ValueId> content, StepId step);

 private:
  struct FixedField {
    std::vector<ValueId> content;
    StepId step = 0;
  };

  Names slot_names_;
  std::vector<Step> steps_;
  std::map<std::string, FixedField> fixed_;
};

}  // namespace stackcheck::flow
