#pragma once
#include <optional>
#include <string>

namespace stackcheck {

/// What the name of a compiler says; the path before it is never used.
struct CompilerName {
  std::string basename;  ///< "arm-none-eabi-g++-12"
  std::string prefix;    ///< "arm-none-eabi", or empty
  bool gcc = false;      ///< GCC's flags and defaults, not Clang's
  bool cxx = false;
};

/// Reads a compiler's name, or none if it is neither GCC's nor Clang's.
std::optional<CompilerName> parse_compiler_name(const std::string &path);

/// Whether `path` only starts the compiler that follows it (ccache and the like).
bool is_compiler_launcher(const std::string &path);

}  // namespace stackcheck
