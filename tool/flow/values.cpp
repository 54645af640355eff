#include "flow/values.h"

namespace stackcheck::flow {

ValueId Values::id(const Value &value) {
  const auto next = static_cast<ValueId>(values_.size());
  const auto [row, is_new] = ids_.try_emplace({value.kind, value.what, value.punned}, next);
  if (is_new) values_.push_back(value);
  return row->second;
}

ValueId Values::punned(ValueId id) {
  Value value = values_[id];
  value.punned = value.is_function();
  return this->id(value);
}

}  // namespace stackcheck::flow
