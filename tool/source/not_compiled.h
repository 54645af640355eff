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

}  // namespace stackcheck
