#pragma once
#include "source/driver.h"
#include "source/source.h"

namespace stackcheck {

enum class Wanted { code_and_source, source };

/// Runs an invocation: its object, the functions the backend failed on and the indirect calls
/// go to `unit`; or why there is no object. Writes nothing and prints nothing. May not return
/// if LLVM meets a fatal error: run it inside guard().
void generate_code(const Invocation &invocation, const CompileCommand &command,
                   llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files, Wanted wanted,
                   CompiledUnit &unit);

}  // namespace stackcheck
