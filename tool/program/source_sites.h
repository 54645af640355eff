#pragma once
#include <string>
#include <vector>

#include "facts/facts.h"

namespace stackcheck {

/// The source's indirect calls that one function's machine calls may stand for.
///
/// The trap is that compilers merge calls: two indirect calls of the source can become one
/// machine call. Clang then says line 0, or column 0 if both stood on one line; others name
/// one of the two places, which looks like a unique match and is wrong. A machine call may
/// therefore stand for every site at its place, and for every site of the functions in this
/// machine function that no machine call in it accounts for. Merging can lose the inlined
/// functions too, so that a call without a full match may stand for any site of the unit.
class SourceSites {
 public:
  /// Keeps references to both.
  SourceSites(const Unit &unit, const Function &function);

  /// All that `call` may stand for; empty exactly if the unit has no sites, or none of the
  /// function: its source was not seen.
  std::vector<const IndirectSite *> candidates(const Call &call) const;

  /// Whether a call whose callee is known but for `Call::reloaded` may stand for any.
  bool may_stand_for_some(const Call &call) const;

  /// Whether the source says of every indirect call of the function that it is one.
  bool knows_source() const { return knows_source_; }

  /// Those at the place of `call`, for a reader; may be empty.
  std::vector<const IndirectSite *> at_place(const Call &call) const;

 private:
  const std::vector<IndirectSite> &all_;
  const Function &function_;
  const bool knows_source_;                      // of the function
  std::vector<const IndirectSite *> unmatched_;  // of this function and those inlined into it
};

}  // namespace stackcheck
