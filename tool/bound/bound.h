#pragma once
// Worst-case depth per function and per entry, with the chain that reaches it, or the
// reasons there is none.

#include <optional>
#include <string>
#include <vector>

#include "program/program.h"

namespace stackcheck {

enum class BoundType { exact, at_most, unbounded };

/// One step of the deepest chain: `function` adds `bytes`, down to `depth_bytes`.
struct ChainStep {
  std::string function;
  std::uint32_t bytes = 0;
  std::uint32_t depth_bytes = 0;
  Location where;  ///< of the call that goes on, or of the function where the chain ends
};

/// Why a bound is missing, and in which function.
struct BoundReason {
  Unknown unknown;
  std::string function;
  std::vector<std::string> path;  ///< from the entry to `function`; a cycle's functions
  auto operator<=>(const BoundReason &) const = default;
};

struct Bound {
  BoundType type = BoundType::unbounded;
  std::uint32_t bytes = 0;  ///< unbounded: the deepest that is known, a lower limit
  std::vector<ChainStep> chain;
  std::vector<std::string> assumptions;  ///< sorted, each once
  std::vector<BoundReason> reasons;      ///< empty exactly if not unbounded
};

/// Bounds of all functions on their own (index = NodeId), without chains.
struct FunctionBound {
  BoundType type = BoundType::unbounded;
  std::uint32_t bytes = 0;
};
std::vector<FunctionBound> bound_functions(const Program &program);

/// The bound of one function as the start of a stack.
Bound bound_from(const Program &program, NodeId start);

}  // namespace stackcheck
