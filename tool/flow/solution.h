#pragma once
// What is left of a fixpoint for those who ask.

#include <map>
#include <memory>
#include <utility>

#include "flow/contexts.h"
#include "flow/roots.h"

namespace stackcheck::flow {

class Solution : public FlowSolution {
 public:
  Solution(std::unique_ptr<Graph> graph, Contexts contexts, const Functions &functions,
           const Calls &calls, const Sites &sites, std::vector<OfferedRoot> roots);

  const SiteResult &site(std::size_t unit, std::size_t call) const override;
  SiteResult site_in(std::size_t unit, std::size_t call, const FlowContext &context) const override;
  FlowContext passed(std::size_t unit, std::size_t call, const FlowTarget &callee,
                     const FlowContext &context) const override {
    return contexts_.passed(unit, call, callee, context);
  }
  const std::vector<OfferedRoot> &roots() const override { return roots_; }
  const std::vector<ExternalCalls> &external_calls() const override { return external_calls_; }
  const std::vector<FlowTarget> &escaped() const override { return escaped_; }
  std::vector<FlowStep> explain(std::size_t unit, std::size_t call,
                                const FlowTarget &target) const override;

 private:
  /// What is asked about a site.
  struct SolvedSite {
    SiteResult result;
    std::map<FlowTarget, Site::Cause> causes;
    bool by_fact = false;
    std::optional<SlotId> pointer;  ///< what alone decides, and where its values lead
    std::map<ValueId, std::vector<FlowTarget>> leads;
    bool is_virtual = false;
    std::string symbol;  ///< SYMBOL of the caller
    std::string caller, expression;
    Location where;
  };

  void add(const Site &site, const Functions &functions);

  std::unique_ptr<Graph> graph_;
  Contexts contexts_;
  std::map<std::pair<std::size_t, std::size_t>, SolvedSite> sites_;
  std::vector<OfferedRoot> roots_;
  std::vector<ExternalCalls> external_calls_;
  std::vector<FlowTarget> escaped_;
};

}  // namespace stackcheck::flow
