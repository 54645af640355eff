#pragma once
#include <string>
#include <utility>

#include "facts/facts.h"

namespace stackcheck {

/// Thrown between the steps of `compile` when a unit cannot be compiled; `compile` itself
/// turns it into a problem. Never thrown through LLVM's frames.
struct NotCompiled {
  Unknown why;
};

/// The problem of a unit that was not compiled.
inline Unknown not_compiled(Location where, std::string detail) {
  return {Reason::unit_not_compiled, std::move(where), std::move(detail)};
}

/// Gives up on the unit as a whole.
[[noreturn]] inline void fail(std::string detail) {
  throw NotCompiled{not_compiled({}, std::move(detail))};
}

}  // namespace stackcheck
