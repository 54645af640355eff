#pragma once
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "facts/facts.h"

namespace stackcheck {

/// One call of the source: by number in the flow of a unit.
struct SourceCall {
  std::size_t unit = 0, call = 0;
  auto operator<=>(const SourceCall &) const = default;
};

/// A machine function and the units it was made of.
struct FunctionSource {
  const std::vector<Unit> &units;
  const Function &function;
  const std::vector<std::size_t> &sources;      ///< that may be its own, by index
  const std::vector<std::size_t> &inlined_from; ///< others that may be inlined into it
  bool compiled_here = false;  ///< by the Clang of this process, which read the source too
};

/// Its sources, and those that may be inlined into it.
std::vector<std::size_t> units_of(const FunctionSource &source);

/// The source's indirect calls that one function's machine calls may stand for.
///
/// The trap is that compilers merge calls: two indirect calls of the source can become one
/// machine call. Clang then says line 0, or column 0 if both stood on one line; others name
/// one of the two places, which looks like a unique match and is wrong. A machine call may
/// therefore stand for every site at its place, and for every site of the functions in this
/// machine function that no machine call in it accounts for. Merging can lose the inlined
/// functions too, so that a call without a full match may stand for any site of the units.
class SourceSites {
 public:
  /// Keeps the references of `source`.
  explicit SourceSites(const FunctionSource &source);

  /// All that `call` may stand for; empty exactly if the units have no sites, or none of the
  /// function: its source was not seen.
  std::vector<SourceCall> candidates(const Call &call) const;

  /// Whether a call whose callee is known but for `Call::reloaded` may stand for any.
  bool may_stand_for_some(const Call &call) const;

  /// Whether the source says of every indirect call of the function that it is one.
  bool knows_source() const { return knows_source_; }

  /// Those at the place of `call`, for a reader; may be empty.
  std::vector<SourceCall> at_place(const Call &call) const;

  const CallFlow &operator[](SourceCall site) const {
    return source_.units[site.unit].flow.calls[site.call];
  }

 private:
  using Inlined = std::set<std::string>;

  bool accounts_for(const Call &call, SourceCall site) const;
  bool stands_in(SourceCall site, const Inlined &inlined) const;

  const FunctionSource source_;
  std::vector<SourceCall> all_;        // of the units
  bool knows_source_;                  // of the function
  std::vector<SourceCall> unmatched_;  // of this function and those inlined into it
};

}  // namespace stackcheck
