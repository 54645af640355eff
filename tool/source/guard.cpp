#include "source/guard.h"

#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/PrettyStackTrace.h"
#include "llvm/Support/Process.h"

namespace stackcheck {
namespace {

/// LLVM calls this where it would print and end the process.
void keep_message(void *message, const char *reason, bool) {
  *static_cast<std::string *>(message) = reason;
  llvm::sys::Process::Exit(70);  // back to RunSafely
}

}  // namespace

std::optional<std::string> guard(const std::function<void()> &work) {
  std::string message = "Clang crashed";
  const void *stack_of_traces = llvm::SavePrettyStackState();
  llvm::CrashRecoveryContext::Enable();
  bool ended = false;
  {
    const llvm::ScopedFatalErrorHandler handler(keep_message, &message);
    llvm::CrashRecoveryContext context;
    ended = context.RunSafely(work);
  }
  llvm::CrashRecoveryContext::Disable();
  if (ended) return std::nullopt;
  llvm::RestorePrettyStackState(stack_of_traces);
  return message;
}

}  // namespace stackcheck
