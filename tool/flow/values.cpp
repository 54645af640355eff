#include "flow/values.h"

namespace stackcheck::flow {

ValueId Values::id(const Value &value) {
  const auto next = static_cast<ValueId>(values_.size());
  const auto [row, is_new] = ids_.try_emplace({value.kind, value.what, value.punned}, next);
  if (is_new) values_.push_back(value);
  return row->second;
}

ValueId Values::punned(ValueId id) {
  if (!values_[id].is_function() || values_[id].punned) return id;
  const auto [row, is_new] = punned_.try_emplace(id, id);
  if (is_new) row->second = this->id({values_[id].kind, values_[id].what, true});
  return row->second;
}

}  // namespace stackcheck::flow
