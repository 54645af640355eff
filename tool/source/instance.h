#pragma once
#include <memory>

#include "clang/Frontend/CompilerInstance.h"
#include "source/diagnostics.h"
#include "source/driver.h"

namespace stackcheck {

/// A compiler ready to run an action on `invocation`; what it has to say goes to `keeper`,
/// which must outlive it.
std::unique_ptr<clang::CompilerInstance> make_compiler(
    const Invocation &invocation, llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files,
    DiagnosticKeeper &keeper);

}  // namespace stackcheck
