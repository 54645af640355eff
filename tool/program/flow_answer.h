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
};

/// What the flow says of the machine calls of one function.
class FlowAnswers {
 public:
  /// Keeps references to all; `unit` is the index of the function's unit in what was solved.
  FlowAnswers(const FlowSolution &flow, std::size_t unit, const Unit &source,
              const Function &function);

  /// Over all calls of the source that `call` may stand for.
  FlowAnswer answer(const Call &call, const SourceSites &sites) const;

 private:
  FlowAnswer answer_of_library() const;
  void add_site(FlowAnswer &answer, const IndirectSite &site) const;

  const FlowSolution &flow_;
  std::size_t unit_;
  const Unit &source_;
  const Function &function_;
};

}  // namespace stackcheck
