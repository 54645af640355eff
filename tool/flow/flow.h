#pragma once
// Where every indirect call of the whole program can lead: the flows of all units, solved.

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "options/budget.h"

namespace stackcheck {

/// What the targets of a call through a pointer are.
///
/// A doubt about a pointer makes its calls `unknown`, not `by_signature`: code without source
/// that wrote a pointer may have functions of its own, which no list of the program's
/// functions has. Only where a model says that such code gives back nothing but what the
/// program gave it ("keeps") are the program's address-taken functions all there can be.
enum class SiteVerdict {
  resolved,      ///< to `targets`, all of them
  never_set,     ///< nothing in the program gives the pointer a value: the call never happens
  by_signature,  ///< something that the program once held: every address-taken function of a
                 ///< fitting signature
  unknown,       ///< red until the user names the targets; `targets` are those that are known
};

/// A function by its unit (index into the units given) and linker symbol.
struct FlowTarget {
  /// No unit has its source: whatever the linker takes for the symbol.
  static constexpr std::size_t any_unit = SIZE_MAX;

  std::size_t unit = 0;
  std::string symbol;
  auto operator<=>(const FlowTarget &) const = default;
};

struct SiteResult {
  SiteVerdict verdict = SiteVerdict::unknown;
  std::vector<FlowTarget> targets;  ///< sorted
  std::vector<std::string> why;     ///< unknown, by_signature: each reason, for a reader
  bool operator==(const SiteResult &) const = default;
};

/// A function that something outside the program will start: a task, a handler, an exit hook.
struct OfferedRoot {
  FlowTarget function;
  std::string kind;  ///< "task", "interrupt", "callback"
  std::string how;   ///< "passed to xTaskCreate", "in the variable vector_table", ...
  Location where;
  auto operator<=>(const OfferedRoot &) const = default;
};

/// An external function calls `targets` itself, as qsort does its comparison.
struct ExternalCalls {
  std::string external;  ///< linker symbol
  std::vector<FlowTarget> targets;
  std::vector<std::string> doubts;  ///< why these may not be all; empty: they are
};

/// One step of why a target is possible: from where the address is taken to the call.
struct FlowStep {
  std::string what;  ///< "the field ssl.f_send holds what parameter 3 of set_bio holds"
  Location where;
  auto operator<=>(const FlowStep &) const = default;
};

/// What parameters of a function hold on some paths of calls, by index; one that is not there
/// holds what any call of the function passes. The numbers mean something to the solution only.
using FlowContext = std::map<std::size_t, std::set<std::uint32_t>>;

/// Keeps nothing of the units it was made from.
class FlowSolution {
 public:
  virtual ~FlowSolution() = default;
  /// Of call number `call` of `units[unit].flow.calls`, which is not a direct one.
  virtual const SiteResult &site(std::size_t unit, std::size_t call) const = 0;
  /// The same in a context of the function that the call stands in.
  virtual SiteResult site_in(std::size_t unit, std::size_t call, const FlowContext &) const {
    return site(unit, call);
  }
  /// What any call, also a direct one, gives `callee` in a context of its own function; empty
  /// if nothing is to be told apart.
  virtual FlowContext passed(std::size_t, std::size_t, const FlowTarget &,
                             const FlowContext &) const {
    return {};
  }
  virtual const std::vector<OfferedRoot> &roots() const = 0;
  /// Sorted by external; those without a model may call whatever reaches them.
  virtual const std::vector<ExternalCalls> &external_calls() const = 0;
  /// Every function that reached code without source: what indirect calls in such code may
  /// call. Sorted.
  virtual const std::vector<FlowTarget> &escaped() const = 0;
  /// The shortest derivation of `target` at a site; empty if it is none of its targets.
  virtual std::vector<FlowStep> explain(std::size_t unit, std::size_t call,
                                        const FlowTarget &target) const = 0;
};

/// Solves all flows together. `entries` are the functions (linker symbols or source names)
/// that something outside the program calls with arguments that are not known. Of `facts`,
/// models say what functions do with pointers, and call and field facts what calls lead to.
std::unique_ptr<FlowSolution> solve(const std::vector<Unit> &units,
                                    const std::vector<Fact> &facts = {},
                                    const std::vector<std::string> &entries = {});

/// For comparison: every address-taken function of the same canonical type.
std::unique_ptr<FlowSolution> resolve_by_signature(const std::vector<Unit> &units);

/// For comparison: every function stored to the same field of the same record type, or by
/// signature for calls through no field and fields that something else is stored to as well.
std::unique_ptr<FlowSolution> resolve_by_type_and_field(const std::vector<Unit> &units);

}  // namespace stackcheck
