#pragma once
#include "clang/StaticAnalyzer/Core/CheckerManager.h"
#include "peer/checker/run.h"

namespace stackcheck::peer {

/// Registers the checker for functions that are told of a connection by their arguments, as
/// lwIP's tcp_recv callbacks are: their paths begin with each of the outcomes.
void add_told_checker(clang::ento::CheckerManager &manager, Run *&run);

}  // namespace stackcheck::peer
