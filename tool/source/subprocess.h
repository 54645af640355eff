#pragma once
#include <optional>
#include <string>
#include <vector>

namespace stackcheck {

enum class Stream { output, error };

/// Runs `program` (an absolute path) in the root directory, where no stranger's file can be
/// taken for one of its own, and in English; gives what it wrote to `stream`, or none if it
/// could not be started or failed. Its other streams are closed to it.
std::optional<std::string> run_program(const std::string &program,
                                       const std::vector<std::string> &arguments, Stream stream);

}  // namespace stackcheck
