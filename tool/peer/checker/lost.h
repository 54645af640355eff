#pragma once
// Paths that the engine gave up before their end, and the sites about which they leave a doubt.

#include "clang/StaticAnalyzer/Core/PathSensitive/ExprEngine.h"
#include "peer/checker/run.h"

namespace stackcheck::peer {

/// Notes in `run` why each site that a path given up has met, or could have come to, may not be
/// safe.
void note_lost_paths(const clang::ento::ExprEngine &engine, Run &run);

}  // namespace stackcheck::peer
