#pragma once
// What a path knows at the head of a loop, compared between rounds.

#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramState.h"
#include "peer/checker/path_state.h"

namespace stackcheck::peer {

/// The same is known of connections and of what variables hold of reads. Connections made anew
/// in each round are told apart by what is known of them, not by which they are.
bool same_facts(const StateRef &one, const StateRef &other);

/// Where a function looks: the fields its text names. Its variables need not be listed.
using NamedFields = std::vector<const clang::MemberExpr *>;
NamedFields fields_in(const clang::Stmt *body);

/// A state at a loop's head in one activation of its function.
struct AtHead {
  StateRef state;
  const clang::LocationContext *frame;
  const NamedFields &fields;
};

/// Everything that can follow `now` can follow `before` too, as far as variables and named
/// fields go: what is not the same there was forgotten.
bool covers(const StateRef &before, const AtHead &now);

/// The same, also where `now` is on another path: conditions that `before` rests on hold too.
bool covers_other_path(const StateRef &before, const AtHead &now);

/// `now` with everything forgotten that is not as it was `before`; none if nothing has changed.
/// `count` makes its symbols different from all others.
StateRef with_changes_forgotten(const StateRef &before, const AtHead &now,
                                clang::ConstCFGElementRef element, unsigned &count);

}  // namespace stackcheck::peer
