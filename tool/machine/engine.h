#pragma once
// Abstract interpretation of one function: follows the stack pointer over its control flow
// and says how deep it goes, what it calls at which depth, and what of it is not known.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "facts/facts.h"
#include "machine/cpu.h"
#include "machine/decoder.h"
#include "machine/names.h"
#include "machine/step.h"

namespace stackcheck {

/// One object's analysis context, shared by its functions.
struct Context {
  const Image &image;
  const Cpu &cpu;
  Decoder &decoder;
  Names &names;
  /// Functions found never to return, as calls name them: Call::local and Call::callee.
  std::set<std::pair<bool, std::string>> never_return;
  /// Where jump tables start, and which functions say so: another one ends where one starts.
  std::map<std::uint64_t, std::set<std::uint64_t>> table_starts;
  /// What may still be spent on this object, in visits of an instruction and stack words
  /// known there.
  std::uint64_t work_left = 0;
};

/// What a function read as a jump table, and the start of another one that ended it; 0: none did.
struct ReadTable {
  std::uint64_t start = 0, end = 0, cut_by = 0;
};

/// A function's facts, and where in it each of its unknowns is.
struct FunctionFacts {
  std::vector<ReadTable> tables;
  Function function;  ///< without locations and readable name
  std::vector<std::uint64_t> unknown_offsets;
};

/// Analyses the function that starts at `start`. Calls to addresses without a name add one
/// to `context.names`.
FunctionFacts analyse_function(Context &context, const FunctionName &start);

/// Functions of C, C++ and their libraries that never return to their caller.
bool is_known_never_to_return(const std::string &symbol);

}  // namespace stackcheck
