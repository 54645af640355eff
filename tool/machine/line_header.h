#pragma once
#include <cstdint>

#include "llvm/ADT/StringRef.h"

namespace stackcheck {

/// Whether LLVM can be given the line table at `offset` of a .debug_line section. Where an entry
/// of the directories or files has a form it does not know, its reader jumps anywhere; where
/// entries take no bytes, it makes as many as the count says.
bool has_sound_header(llvm::StringRef debug_line, std::uint64_t offset);

}  // namespace stackcheck
