#pragma once
#include "facts/reason.h"
#include "units/units.h"

namespace stackcheck {

/// Work on things that have names, each of which becomes units.
struct UnitsWork {
  std::vector<std::string> names;
  std::function<std::vector<Unit>(std::size_t)> analyse;  ///< called in a child process
  Reason failure = Reason::unit_not_compiled;             ///< of what crashed, hung or threw
  std::string worker;                                     ///< who that was: "the compiler"
};

/// The units of everything in order. What comes to no end is a unit with that problem.
std::vector<std::vector<Unit>> analyse_in_children(const UnitsWork &work, const UnitsRun &run);

/// One group after the other.
std::vector<Unit> flattened(std::vector<std::vector<Unit>> groups);

/// The unit `analyse` makes of each command, in order, each in a child process.
std::vector<Unit> for_each_command(const std::vector<CompileCommand> &commands, const UnitsRun &run,
                                   const std::function<Unit(const CompileCommand &)> &analyse);

}  // namespace stackcheck
