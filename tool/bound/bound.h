#pragma once
// Worst-case depth per function and per entry, with the chain that reaches it, or the
// reasons there is none.
//
// A stack of calls is a path in the call graph. Its depth is the sum of the depths of its
// calls plus the reach of its last function; the bound is the greatest depth of any path.
// A tail call is a call like any other whose depth is what is left of its caller's frame.
//
// An EdgeFact says that no stack of calls takes its edges (calls from a function that
// `caller` names to one that `callee` names, in the machine code: an inlined function is part
// of the one it was inlined into) more than `at_most` times in all, counted from the start of
// the stack; a tail call counts although its caller's frame is gone. Paths that take them more
// often do not exist. Each fact counts on its own, also where several limit one edge. 0 means
// that the call is never made. A fact is an assumption of a bound exactly if it forbade a call
// that could otherwise be reached.
//
// What is left of a cycle is harmless if no call in it adds depth, and else a recursion: the
// functions on it and all that reach them are unbounded. Facts with so many combinations that
// they cannot be followed are not used, greatest `at_most` first, which allows more paths and
// so can only raise the result.

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
  std::vector<ChainStep> chain;          ///< adds up to `bytes`; empty if that does not fit
  std::vector<std::string> assumptions;  ///< sorted, each once
  std::vector<BoundReason> reasons;      ///< empty exactly if not unbounded
};

/// What a function needs on its own.
struct FunctionBound {
  BoundType type = BoundType::unbounded;
  std::uint32_t bytes = 0;
  std::optional<NodeId> deepest_call = {};  ///< the first call of the deepest path
};

/// Of all functions, index = NodeId.
std::vector<FunctionBound> bound_functions(const Program &program);

/// The bound of one function as the start of a stack.
Bound bound_from(const Program &program, NodeId start);

}  // namespace stackcheck
