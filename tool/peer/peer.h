#pragma once
// Reads that cannot handle a peer close, found in the source of one unit or of all.

#include <functional>
#include <string>
#include <vector>

#include "facts/reads.h"
#include "flow/flow.h"
#include "peer/contract.h"
#include "source/source.h"
#include "units/units.h"

namespace stackcheck {

/// What one unit says, alone or to others.
struct UnitAnswer {
  Reads reads;
  std::vector<Contract> inferred;  ///< of its functions that other units can call
};

/// A call through a pointer, or of a virtual method, and every function it can lead to.
struct PointerCall {
  Location where;
  std::vector<std::string> targets;  ///< Contract::identity of what may be called
};
using PointerCalls = std::vector<PointerCall>;

/// What a unit calls, as far as another stage knows.
struct UnitCalls {
  bool is_known = false;           ///< else it may call anything
  std::vector<std::string> names;  ///< UnitFlow::called_names
  PointerCalls pointers;           ///< those whose targets are all known
};

/// Those of each of the first `count` units.
std::vector<UnitCalls> calls_of(const std::vector<Unit> &units, const FlowSolution &flow,
                                std::size_t count);

UnitAnswer analyse_unit(const CompileCommand &command, const std::vector<Contract> &contracts,
                        const PointerCalls &pointers = {});

/// The reads of one unit, with only `contracts` known of other units. A unit that does not
/// compile has one undecided site, which says so.
Reads find_reads(const CompileCommand &command, const std::vector<Contract> &contracts);

/// What a program's reads are looked for in.
struct ReadsInput {
  std::vector<CompileCommand> commands;
  std::vector<Contract> contracts;
  std::vector<UnitCalls> calls;  ///< of each command
  unsigned jobs = 1;
  unsigned timeout_seconds = 300;  ///< per unit
  std::function<void(const Progress &)> progress;  ///< called in this process
};

/// The reads of all units together, each unit in a process of its own: those that call something
/// with a contract, and again those that call a function which was found to make a promise.
Reads find_program_reads(const ReadsInput &input);

/// The contracts that come with the tool, and those of `files`, which replace them function by
/// function; throws InputError.
std::vector<Contract> contracts_with(const std::vector<std::string> &files);

}  // namespace stackcheck
