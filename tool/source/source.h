#pragma once
// Source files to objects and to what only the source says, with Clang in process.

#include <string>
#include <vector>

#include "facts/facts.h"

namespace stackcheck {

struct CompileCommand {
  std::string directory;
  std::string file;  ///< absolute
  std::vector<std::string> arguments;
  unsigned database_line = 0;
  std::string object;  ///< absolute path of what the command makes; empty if it does not say
};

/// Reads a compile_commands.json; throws InputError.
std::vector<CompileCommand> read_compile_database(const std::string &path);

/// Asks every GCC of the commands where its headers are and keeps the answers, so that not every
/// process that is forked afterwards must ask.
void ask_for_headers(const std::vector<CompileCommand> &commands);

/// One translation unit, compiled for the board's target.
struct CompiledUnit {
  std::vector<char> object;               ///< empty if not compiled
  std::vector<Unknown> failed_functions;  ///< detail = symbol
  UnitFlow flow;
  std::vector<std::string> assumptions;  ///< e.g. flags that were dropped and matter
  std::vector<Unknown> problems;         ///< why it was not compiled
  std::vector<std::string> files_read;   ///< the source and all it includes
  std::vector<Suppression> suppressions;
};
CompiledUnit compile(const CompileCommand &command);

/// The same without making code: what only the source says, and `files_read`.
CompiledUnit read_source(const CompileCommand &command);

/// Evidence::producer of what `compile` makes: "Clang 22.1.8 in process".
std::string producer();

/// Paths of a GCC cross toolchain's archives for the machine flags; throws InputError.
std::vector<std::string> find_archives(const std::string &toolchain,
                                       const std::vector<std::string> &flags,
                                       const std::vector<std::string> &archives);

}  // namespace stackcheck
