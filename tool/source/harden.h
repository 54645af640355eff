#pragma once
#include "clang/Frontend/CompilerInvocation.h"

namespace stackcheck {

/// Takes from an invocation whatever could write a file, load code, print, or change what
/// the object tells beside its code; forces debug locations. This, not the flag table, is
/// what the guarantee rests on: it works on what Clang understood, however it was written.
/// Throws NotCompiled where code that is asked for would be lost by that.
void harden(clang::CompilerInvocation &invocation);

}  // namespace stackcheck
