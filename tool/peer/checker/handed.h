#pragma once
#include <map>
#include <optional>
#include <vector>

#include "clang/AST/Expr.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ExplodedGraph.h"

namespace stackcheck::peer {

/// The numbers a path hands to functions that it does not enter, and whose result is looked at.
using Handed = std::map<const clang::CallExpr *, std::vector<std::optional<long long>>>;

/// Those on the path to `end` after the last outcome of the call `site`.
Handed handed_after(const clang::ento::ExplodedNode *end, const clang::Expr *site);

/// A call that gets one number on the one path and another on the other; null if there is none.
const clang::CallExpr *told_apart(const Handed &one, const Handed &other);

}  // namespace stackcheck::peer
