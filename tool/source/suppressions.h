#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "facts/reads.h"

namespace clang {
class SourceManager;
}

namespace stackcheck {

/// The comments "stackcheck: allow FINDING: WHY" of a text. One behind code is about that line, one
/// on a line of its own about the next line with code.
std::vector<Suppression> suppressions_in(std::string_view text, const std::string &file);

/// Those of a unit's source and of the headers it includes, but for the system's.
std::vector<Suppression> find_suppressions(const clang::SourceManager &sources,
                                           const std::string &directory);

}  // namespace stackcheck
