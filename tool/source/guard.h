#pragma once
#include <functional>
#include <optional>
#include <string>

namespace stackcheck {

/// Runs `work` so that a fatal error or a crash inside LLVM ends only it: gives what LLVM
/// said then, none if `work` came to its end. What was interrupted is leaked.
std::optional<std::string> guard(const std::function<void()> &work);

}  // namespace stackcheck
