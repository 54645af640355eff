#pragma once
#include "peer/checker/run.h"

namespace stackcheck::peer {

/// What only shows when the ways out of a function are compared: outcomes that its caller cannot
/// tell apart, or data that is gone on one way and kept on another. Adds the findings to `run`.
void compare_exits(Run &run);

}  // namespace stackcheck::peer
