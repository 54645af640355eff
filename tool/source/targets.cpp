#include "source/targets.h"

#include "llvm/Support/TargetSelect.h"

namespace stackcheck {

void initialise_targets() {
  static const bool done = [] {
    llvm::InitializeAllTargetInfos();
    llvm::InitializeAllTargets();
    llvm::InitializeAllTargetMCs();
    llvm::InitializeAllAsmParsers();
    llvm::InitializeAllAsmPrinters();
    return true;
  }();
  static_cast<void>(done);
}

}  // namespace stackcheck
