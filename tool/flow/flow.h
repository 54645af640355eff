#pragma once
// Where every indirect call of the whole program can lead: the flows of all units, solved.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "facts/facts.h"
#include "options/budget.h"

namespace stackcheck {

enum class SiteVerdict {
  resolved,      ///< to `targets`, all of them
  never_set,     ///< nothing in the program gives the pointer a value: the call never happens
  by_signature,  ///< a pointer went through something not modelled: every address-taken
                 ///< function of a fitting signature, an assumption
  unknown,       ///< red until the user names the targets
};

/// A function by its unit (index into the units given) and linker symbol.
struct FlowTarget {
  std::size_t unit = 0;
  std::string symbol;
  auto operator<=>(const FlowTarget &) const = default;
};

struct SiteResult {
  SiteVerdict verdict = SiteVerdict::unknown;
  std::vector<FlowTarget> targets;  ///< sorted
  std::vector<std::string> why;     ///< unknown, by_signature: each reason, for a reader
};

/// A function that something outside the program will start: a task, a handler, an exit hook.
struct OfferedRoot {
  FlowTarget function;
  std::string kind;  ///< "task", "interrupt", "callback"
  std::string how;   ///< "passed to xTaskCreate", "in the vector table", ...
  Location where;
};

/// An external function calls `targets` itself, as qsort does its comparison.
struct ExternalCalls {
  std::string external;  ///< linker symbol
  std::vector<FlowTarget> targets;
};

/// One step of why a target is possible: from where the address is taken to the call.
struct FlowStep {
  std::string what;  ///< "the address of my_send is stored in ssl.f_send"
  Location where;
};

class FlowSolution {
 public:
  virtual ~FlowSolution() = default;
  /// Of call number `call` of `units[unit].flow.calls`, which is not a direct one.
  virtual const SiteResult &site(std::size_t unit, std::size_t call) const = 0;
  virtual const std::vector<OfferedRoot> &roots() const = 0;
  virtual const std::vector<ExternalCalls> &external_calls() const = 0;
  /// The shortest derivation of `target` at a site; empty if it is none of its targets.
  virtual std::vector<FlowStep> explain(std::size_t unit, std::size_t call,
                                        const FlowTarget &target) const = 0;
};

}  // namespace stackcheck
