#pragma once
#include <compare>
#include <string>

namespace stackcheck {

/// A place in source text; `line` 0 means the place is not known.
struct Location {
  std::string file;
  unsigned line = 0;
  unsigned column = 0;
  auto operator<=>(const Location &) const = default;
};

}  // namespace stackcheck
