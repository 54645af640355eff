#pragma once
#include <string>
#include <vector>

#include "source/compiler_name.h"

namespace stackcheck {

/// A compile command's flags as Clang's driver can take them.
struct ClangFlags {
  std::vector<std::string> arguments;      ///< inputs included, the compiler's name not
  std::vector<std::string> machine_flags;  ///< those GCC itself chooses headers by
  std::vector<std::string> assumptions;    ///< of flags that were dropped and matter
  std::vector<std::string> refused;        ///< one reason each; not empty: do not compile
};

/// Drops, refuses or keeps each flag of `words` (response files expanded) by one table.
ClangFlags translate_flags(const std::vector<std::string> &words);

/// What a GCC of this name does unasked and Clang does not.
std::vector<std::string> gcc_defaults(const CompilerName &compiler,
                                      const std::vector<std::string> &words);

/// Whether `flag` is one GCC chooses libraries and headers by (-mcpu=..., --specs=name) and
/// that makes GCC neither run nor load anything a command names.
bool is_machine_flag(const std::string &flag);

}  // namespace stackcheck
