#pragma once
#include "source/driver.h"
#include "source/source.h"

namespace stackcheck {

/// Assembles a .s or .S file to an object in memory, the latter preprocessed first; or says in
/// `unit` why not. Assembly has no indirect calls a source could tell more about.
void assemble(const Invocation &invocation, const CompileCommand &command,
              llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files, CompiledUnit &unit);

}  // namespace stackcheck
