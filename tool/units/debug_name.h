#pragma once
#include <string>

#include "source/source.h"

namespace stackcheck {

/// The name that debug information gives the command's file: prefixes are replaced as its
/// -ffile-prefix-map and -fdebug-prefix-map say (GCC manual, "Overall Options": the last one that
/// fits counts).
std::string debug_name(const CompileCommand &command);

}  // namespace stackcheck
