#pragma once
#include <memory>
#include <string>
#include <vector>

#include "clang/Frontend/CompilerInvocation.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "source/source.h"

namespace stackcheck {

enum class SourceLanguage {
  c_family,
  assembly,           ///< .s: not preprocessed
  assembly_with_cpp,  ///< .S
};

/// What is left of a compile command: how Clang compiles that file, with nothing in it that
/// writes a file, loads code or prints.
struct Invocation {
  std::shared_ptr<clang::CompilerInvocation> compiler;
  std::vector<std::string> assumptions;
  std::string hint;  ///< what else may be behind a compile error, or empty
  SourceLanguage language = SourceLanguage::c_family;
};

/// A file system of its own that stands in `directory`: the process's stays where it is.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> file_system_in(const std::string &directory);

/// Translates `command` for the Clang in this process; throws NotCompiled.
Invocation make_invocation(const CompileCommand &command,
                           llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files);

}  // namespace stackcheck
