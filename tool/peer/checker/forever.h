#pragma once
// Does a path that came back to a call come back for ever?

#include "clang/StaticAnalyzer/Core/PathSensitive/ExplodedGraph.h"
#include "peer/checker/path_state.h"
#include "peer/checker/unit_contracts.h"

namespace stackcheck::peer {

/// A call that a path came back to: the same, or one of a helper in whose body the call stands.
struct Round {
  const clang::ento::ExplodedNode *before = nullptr;  ///< where the path last left the call
  const clang::ento::ExplodedNode *now = nullptr;
  const clang::Expr *call = nullptr;  ///< in the innermost function that both visits are in
  const clang::StackFrameContext *frame = nullptr;  ///< of that function
};

/// The round that ends at `now`, before `site`; none if it is the first visit.
std::optional<Round> last_round(const clang::ento::ExplodedNode *now, const clang::Expr *site);

/// Nothing that could lead away from the way between the two visits has changed, so the path
/// repeats: every condition there that can leave is about values that are the same at both
/// visits, or about what the call gives, which is the same again.
bool repeats(const Round &round, ConnectionKey connection, const UnitContracts &contracts);

}  // namespace stackcheck::peer
