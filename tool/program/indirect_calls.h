#pragma once
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "options/budget.h"
#include "program/source_sites.h"

namespace stackcheck {

/// What the user's facts say about the indirect calls of one machine function.
class IndirectCalls {
 public:
  /// Keeps the references of `source`, and that to `facts`.
  IndirectCalls(const FunctionSource &source, const std::vector<Fact> &facts);

  /// Indices of the facts that together name every target of `call`; empty if they do not.
  std::set<std::size_t> facts_for(const Call &call) const;

  /// Whether the known callee of a reloaded call may not be all it calls.
  bool may_be_indirect(const Call &call) const;

  /// The source's calls that those of the machine may stand for.
  const SourceSites &sites() const { return sites_; }

  /// What is called, in the source's words, for the message that it is not known.
  std::string describe(const Call &call) const;

 private:
  std::set<std::size_t> facts_that(const auto &applies) const;
  std::set<std::size_t> facts_about_machine_code() const;
  std::set<std::size_t> facts_about_site(const CallFlow &site) const;
  std::set<std::size_t> facts_about_all(const std::vector<SourceCall> &sites) const;

  const Function &function_;
  const std::vector<Fact> &facts_;
  SourceSites sites_;
};

}  // namespace stackcheck
