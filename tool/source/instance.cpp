#include "source/instance.h"

namespace stackcheck {

std::unique_ptr<clang::CompilerInstance> make_compiler(
    const Invocation &invocation, llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files,
    DiagnosticKeeper &keeper) {
  auto compiler = std::make_unique<clang::CompilerInstance>(invocation.compiler);
  compiler->setVerboseOutputStream(llvm::nulls());
  compiler->createVirtualFileSystem(std::move(files), &keeper);
  compiler->createDiagnostics(&keeper, /*ShouldOwnClient=*/false);
  return compiler;
}

}  // namespace stackcheck
