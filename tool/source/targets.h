#pragma once

namespace stackcheck {

/// Makes every target of LLVM known; without this Clang takes an unknown one for the host's.
void initialise_targets();

}  // namespace stackcheck
