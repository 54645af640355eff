#pragma once
#include "clang/StaticAnalyzer/Core/CheckerManager.h"
#include "peer/checker/run.h"

namespace stackcheck::peer {

/// Registers the checker that evaluates calls with contracts; `run` is the function at work.
void add_read_checker(clang::ento::CheckerManager &manager, Run *&run);

}  // namespace stackcheck::peer
