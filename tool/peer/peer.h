#pragma once
// Reads that cannot handle a peer close, found in the source of one unit or of all.

#include <functional>
#include <string>
#include <vector>

#include "facts/reads.h"
#include "peer/contract.h"
#include "source/source.h"

namespace stackcheck {

/// What one unit says, alone or to others.
struct UnitAnswer {
  Reads reads;
  std::vector<Contract> inferred;    ///< of its functions that other units can call
  std::vector<std::string> unknown;  ///< functions it calls whose promise it does not know
};

UnitAnswer analyse_unit(const CompileCommand &command, const std::vector<Contract> &contracts);

/// The reads of one unit, with only `contracts` known of other units. A unit that does not
/// compile has one undecided site, which says so.
Reads find_reads(const CompileCommand &command, const std::vector<Contract> &contracts);

/// What a program's reads are looked for in.
struct ReadsInput {
  std::vector<CompileCommand> commands;
  std::vector<Contract> contracts;
  unsigned jobs = 1;
  unsigned timeout_seconds = 300;  ///< per unit
};

/// The reads of all units together, each unit in a process of its own. Units that call a
/// function whose promise another one was found to make are looked at again.
Reads find_program_reads(const ReadsInput &input);

/// The contracts that come with the tool, and those of `files`, which replace them function by
/// function; throws InputError.
std::vector<Contract> contracts_with(const std::vector<std::string> &files);

}  // namespace stackcheck
