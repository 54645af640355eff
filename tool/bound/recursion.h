#pragma once
#include <string>
#include <vector>

#include "program/program.h"

namespace stackcheck {

/// One call of a cycle.
struct RecursionStep {
  std::string caller, callee;
  Location where;  ///< of the call
  bool through_pointer = false;
  std::vector<Fact> limits;  ///< the EdgeFacts that are about this call
};

/// Calls that go round, whether or not facts limit how often.
struct Recursion {
  std::vector<RecursionStep> steps;  ///< the last one's callee is the first one's caller
};

/// Cycles of calls that the starts reach and that add depth, of each group of functions that
/// all call each other the first few.
std::vector<Recursion> recursions(const Program &program, const std::vector<NodeId> &starts);

}  // namespace stackcheck
