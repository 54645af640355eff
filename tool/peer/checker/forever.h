#pragma once
// Does a path that came back to a call come back for ever?

#include "clang/StaticAnalyzer/Core/PathSensitive/ExplodedGraph.h"
#include "peer/checker/unit_contracts.h"

namespace stackcheck::peer {

/// The node at which the path to `now` last left `site` in the same activation of its
/// function; none if it is the first visit.
const clang::ento::ExplodedNode *last_visit(const clang::ento::ExplodedNode *now,
                                            const clang::Expr *site);

/// Nothing that could lead away from the way between the two visits has changed, so the path
/// repeats: every condition there that can leave is about values that are the same at both
/// visits, or about what the call gives, which is the same again.
bool repeats(const clang::ento::ExplodedNode *before, const clang::ento::ExplodedNode *now,
             const clang::Expr *site, const UnitContracts &contracts);

}  // namespace stackcheck::peer
