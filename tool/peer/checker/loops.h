#pragma once
// Loops on paths. The engine by itself walks a loop a few times and then drops the path. Here a
// path that has gone round often enough forgets what changes from round to round, and ends where
// what it knows was known before: then everything that can follow has been walked.

#include "clang/StaticAnalyzer/Core/CheckerManager.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/SymbolManager.h"
#include "peer/checker/run.h"

namespace stackcheck::peer {

/// Registers the checker that does this for the function at work.
void add_loop_checker(clang::ento::CheckerManager &manager, Run *&run);

/// The symbol stands for any value a variable may have had after rounds that were not walked.
bool is_forgotten(const clang::ento::SymbolConjured &symbol);

/// It was a number of bytes, or a sum of such, before.
bool is_forgotten_count(const clang::ento::SymbolConjured &symbol);

}  // namespace stackcheck::peer
