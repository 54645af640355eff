#pragma once
#include <set>
#include <string>
#include <vector>

#include "flow/flow.h"
#include "program/source_sites.h"

namespace stackcheck {

/// Where the flow of function pointers says that one machine call leads.
struct FlowAnswer {
  std::set<FlowTarget> targets;       ///< empty and no doubt: the call is never made
  std::set<std::string> assumptions;  ///< what the targets depend on
  std::set<std::string> doubts;       ///< why they may not be all; empty: they are
  std::set<SourceCall> calls;         ///< the source's calls it may stand for
};

/// What the flow says of the machine calls of one function.
class FlowAnswers {
 public:
  /// Keeps references to `flow`, those of `source` and `context`. The units were solved together.
  FlowAnswers(const FlowSolution &flow, const FunctionSource &source, const FlowContext &context);

  /// Over all calls of the source that `call` may stand for.
  FlowAnswer answer(const Call &call, const SourceSites &sites) const;

  /// What a call of `callee` that may stand for any of `calls` gives it; empty if nothing is to
  /// be told apart.
  FlowContext passed(const std::set<SourceCall> &calls, const FlowTarget &callee) const;

  /// The source's calls that a machine call with a known callee may stand for.
  std::set<SourceCall> calls_behind(const Call &call) const;

  /// Whether a call of the source may call the function of that linker symbol, in any context.
  bool leads_to(SourceCall call, const std::string &symbol) const;

  /// The linker symbols of all it may call, as far as they are known.
  std::vector<std::string> targets_of(SourceCall call) const;

 private:
  FlowAnswer answer_of_library() const;
  void add_site(FlowAnswer &answer, SourceCall site) const;
  const CallFlow &flow_of(SourceCall call) const;
  const FlowContext &context_of(const CallFlow &call) const;
  std::set<SourceCall> calls_leading_to(const std::string &symbol) const;
  bool stands_here(const CallFlow &call) const;

  const FlowSolution &flow_;
  const FunctionSource source_;
  const FlowContext &context_;
  std::set<std::string> inside_;  // the function, and all that are inlined into it
};

}  // namespace stackcheck
