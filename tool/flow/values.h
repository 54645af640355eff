#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "flow/names.h"

namespace stackcheck::flow {

using SlotId = std::uint32_t;
using ValueId = std::uint32_t;

enum class ValueKind {
  function,        ///< `what` names its SYMBOL
  member,          ///< the same, in a pointer to member
  virtual_member,  ///< `what` names a VirtualMethod key
  address,         ///< `what` is a SlotId
  record,          ///< `what` names the record type
  allocation,      ///< `what` is an index of Heap's
  number,          ///< arithmetic: no pointer, unless something takes it for one
  unknown,         ///< `what` names why: anything at all
  kept,            ///< `what` names why: something that the program once held
};

/// What a slot may hold. A punned function came through memory that is used as two types, so
/// that its being here does not mean that anybody put it here.
struct Value {
  ValueKind kind = ValueKind::unknown;
  std::uint32_t what = 0;
  bool punned = false;

  bool is_function() const { return kind == ValueKind::function || kind == ValueKind::member; }
  bool is_code() const { return is_function() || kind == ValueKind::virtual_member; }
  bool is_doubt() const { return kind == ValueKind::unknown || kind == ValueKind::kept; }
};

/// All values of a program, numbered.
class Values {
 public:
  ValueId id(const Value &value);
  const Value &operator[](ValueId id) const { return values_[id]; }
  /// The same value with `punned`; only functions have it.
  ValueId punned(ValueId id);

 private:
  std::vector<Value> values_;
  std::map<std::tuple<ValueKind, std::uint32_t, bool>, ValueId> ids_;
  std::unordered_map<ValueId, ValueId> punned_;
};

}  // namespace stackcheck::flow
