#pragma once
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramState.h"
#include "peer/checker/path_state.h"

namespace stackcheck::peer {

/// Without parentheses, casts and temporaries.
const clang::Expr *bare(const clang::Expr *expr);

/// The region an lvalue names on a path, or none if that is not plain to see.
const clang::ento::MemRegion *region_of(const clang::Expr *lvalue, const StateRef &state,
                                        const clang::LocationContext *frame);

/// What the expression was made from a read's result, as the path knows it; none if not.
std::optional<HeldResult> held_by(const clang::Expr *expr, const StateRef &state,
                                  const clang::LocationContext *frame);

/// The source text, on one line.
std::string text_of(const clang::Stmt *node, const clang::ASTContext &ast);

}  // namespace stackcheck::peer
