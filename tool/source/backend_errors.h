#pragma once
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "llvm/IR/DiagnosticHandler.h"
#include "llvm/IR/Module.h"

namespace stackcheck {

/// An error of the backend, and all it tells about where: a function, a mark that inline
/// assembly carries through inlining (`!srcloc`), or neither.
struct BackendError {
  std::string text;
  std::string function;
  std::uint64_t source_mark = 0;
};

/// Collects the backend's errors into `errors`, which must outlive the module's context.
std::unique_ptr<llvm::DiagnosticHandler> keep_backend_errors(std::vector<BackendError> &errors);

/// The functions of the finished `module` that hold the inline assembly marked `source_mark`.
std::vector<std::string> functions_with_mark(const llvm::Module &module, std::uint64_t source_mark);

/// The symbols of all functions `module` has code for.
std::set<std::string> defined_functions(const llvm::Module &module);

}  // namespace stackcheck
