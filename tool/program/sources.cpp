#include "program/sources.h"

namespace stackcheck {

Sources::Sources(const std::vector<Unit> &units) : units_(units) {
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    if (units[unit].linking.linked) continue;
    by_name_.emplace(units[unit].name, unit);
    all_.push_back(unit);
  }
}

std::vector<std::size_t> Sources::of(std::size_t unit, const Function &function) const {
  if (!units_[unit].linking.linked) return {unit};
  std::vector<std::size_t> found;
  const auto [begin, end] = by_name_.equal_range(function.source);
  for (auto row = begin; row != end; ++row) found.push_back(row->second);
  if (found.empty()) found.push_back(unit);
  return found;
}

const std::vector<std::size_t> &Sources::inlined_into(std::size_t unit) const {
  static const std::vector<std::size_t> none;
  return units_[unit].linking.mixed ? all_ : none;
}

}  // namespace stackcheck
