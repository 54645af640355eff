#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "facts/facts.h"

namespace stackcheck {

/// Which units a function's source may stand in. A function of an object was made of its own
/// unit; one of a linked image of a unit that has the source and no code.
class Sources {
 public:
  explicit Sources(const std::vector<Unit> &units);

  /// At least one; the unit itself where the source was not seen.
  std::vector<std::size_t> of(std::size_t unit, const Function &function) const;

  /// The units whose functions may be inlined there besides its own: all, after optimisation at
  /// link time.
  const std::vector<std::size_t> &inlined_into(std::size_t unit) const;

 private:
  const std::vector<Unit> &units_;
  std::multimap<std::string, std::size_t> by_name_;  // of units that are no image
  std::vector<std::size_t> all_;
};

}  // namespace stackcheck
