#pragma once
// From the paths on the command line to what is analysed for each board.

#include <optional>
#include <string>
#include <vector>

#include "options/budget.h"
#include "options/options.h"

namespace stackcheck {

/// What is analysed for one board: sources by a compile database, binaries, or both.
struct BoardInput {
  Budget budget;  ///< empty if only facts are asked for
  std::optional<std::string> compile_database;
  std::string image;                   ///< what a linker made of these sources; or empty
  std::vector<std::string> objects;    ///< objects, archives and linked images
  std::vector<std::string> contracts;  ///< the project's files of read contracts
  std::vector<Suppression> suppressions;  ///< those of the project file
};

/// The boards the options ask for, at least one. Throws InputError, which says what was
/// looked for and how to make what is missing.
std::vector<BoardInput> resolve_inputs(const Options &options);

}  // namespace stackcheck
