#pragma once
// The per-unit phase: every translation unit or object of a board to its summary, in child
// processes, so that one that crashes or never ends costs only itself.

#include <functional>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "options/options.h"
#include "source/source.h"

namespace stackcheck {

struct Progress {
  std::size_t done = 0, total = 0;
  std::string unit;  ///< the one that was finished last
};

struct UnitsRun {
  unsigned jobs = 1;
  unsigned timeout_seconds = 300;  ///< per unit
  std::function<void(const Progress &)> progress;  ///< called in this process
  CodeChoice code = CodeChoice::automatic;
};

/// One unit per command, in the order of `commands`, whatever order they finish in.
std::vector<Unit> analyse_sources(const std::vector<CompileCommand> &commands, const UnitsRun &run);

/// The same with what the sources say alone, no code.
std::vector<Unit> read_sources(const std::vector<CompileCommand> &commands, const UnitsRun &run);

/// The sources of a linked image, in order, and the image: its code is what was measured, and what
/// is known of pointers comes from the sources. Those that have no part in the image say nothing.
std::vector<Unit> analyse_image(const std::string &image,
                                const std::vector<CompileCommand> &commands, const UnitsRun &run);

/// The units of object files, archives (all members) and linked images, in order.
std::vector<Unit> analyse_objects(const std::vector<std::string> &paths, const UnitsRun &run);

}  // namespace stackcheck
