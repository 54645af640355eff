#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "bound/call_paths.h"
#include "bound/groups.h"

namespace stackcheck {

/// The deepest path from every state.
struct Deepest {
  /// For states that reach a recursion: by paths that do not go round it, a lower limit.
  std::vector<std::uint64_t> bytes;
  /// The first step of that path; none: it ends here.
  std::vector<std::optional<Step>> next;
};

/// `groups` as groups_of(states) gives them.
Deepest deepest_paths(const Program &program, const std::vector<State> &states,
                      const std::vector<Group> &groups);

/// The greatest depth a function reaches without its calls.
std::uint64_t own_bytes(const Node &node);

}  // namespace stackcheck
