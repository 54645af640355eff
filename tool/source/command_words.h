#pragma once
#include <string>
#include <vector>

#include "llvm/Support/VirtualFileSystem.h"
#include "source/compiler_name.h"
#include "source/source.h"

namespace stackcheck {

/// A command's compiler and the words after it, response files expanded.
struct CommandWords {
  CompilerName compiler;
  std::vector<std::string> flags;
};

/// Reads a command; throws NotCompiled if it does not start with a GCC or a Clang.
CommandWords read_words(const CompileCommand &command, llvm::vfs::FileSystem &files);

/// Clang's name for the target: what --target= says, or else the compiler's name. Throws
/// NotCompiled if neither says it: code for the host is never meant.
std::string target_of(const CommandWords &words);

/// Whose code stands in for whose, or empty if the command names this very Clang.
std::string stand_in_assumption(const CompilerName &compiler);

}  // namespace stackcheck
