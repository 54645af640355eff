#pragma once
#include <cstddef>

#include "verdict/verdict.h"

namespace stackcheck {

struct EntrySums {
  std::size_t entries = 0, within = 0, over = 0, unbounded = 0, not_analysed = 0;
};

EntrySums count_entries(const BoardVerdict &board);

/// Throws std::logic_error if the board's sums do not add up, do not match its functions, or
/// an entry's bound, chain and reasons contradict each other.
void check_sums(const BoardVerdict &board);

}  // namespace stackcheck
