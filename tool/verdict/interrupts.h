#pragma once
#include <map>
#include <string>
#include <vector>

#include "bound/bound.h"
#include "options/budget.h"
#include "verdict/verdict.h"

namespace stackcheck {

/// What interrupts add to the stacks of a board.
///
/// Handlers run on the stack their entries name. On that stack an interrupt of every distinct
/// priority may be on top of the last, each once: equal priorities do not nest, and the
/// numerically lower is the more urgent (Armv7-M, B1.5.4). Entering one puts the hardware's
/// frame where the interrupted code stood; a stack on which no handler runs gets one frame,
/// because the first interrupt leaves it for the handlers' stack.
class Interrupts {
 public:
  /// `bounds[i]` is that of `budget.entries[i]` on its own; keeps references to both.
  Interrupts(const Budget &budget, const std::vector<Bound> &bounds, const InterruptFrame &frame);

  /// The entry's own bound with all that may be on top of it; an interrupt's begins with its
  /// frame.
  Bound with_interrupts(std::size_t entry) const;

 private:
  using Layers = std::map<int, Bound>;  // by priority, frames included

  Bound frame_bound(const std::string &name) const;
  Bound layer(int priority, const std::vector<Bound> &handlers) const;

  const Budget &budget_;
  const std::vector<Bound> &bounds_;
  const InterruptFrame &frame_;
  std::map<std::string, Layers> stacks_;  // by name, those that handlers run on
};

}  // namespace stackcheck
