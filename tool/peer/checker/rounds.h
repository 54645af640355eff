#pragma once
// What a path knows at the head of a loop, compared between rounds.

#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramState.h"
#include "peer/checker/path_state.h"

namespace stackcheck::peer {

/// The same is known of connections and of what variables hold of reads. Connections made anew
/// in each round are told apart by what is known of them, not by which they are.
bool same_facts(const StateRef &one, const StateRef &other);

/// Everything that can follow `now` can follow `before` too, as far as memory goes: what is not
/// the same there was forgotten.
bool covers(const StateRef &before, const StateRef &now);

/// The same, also where `now` is on another path: conditions that `before` rests on hold too.
bool covers_other_path(const StateRef &before, const StateRef &now);

/// `now` with everything forgotten that is not as it was `before`. `count` makes its symbols
/// different from all others.
StateRef with_changes_forgotten(const StateRef &before, const StateRef &now,
                                clang::ConstCFGElementRef element,
                                const clang::LocationContext *frame, unsigned &count);

}  // namespace stackcheck::peer
