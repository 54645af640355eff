#pragma once
// The solved calls as a reader meets them: one per place in the source.

#include <string>
#include <string_view>
#include <vector>

#include "flow/flow.h"

namespace stackcheck {

/// "resolved", "never-set", "by-signature", "unknown".
std::string_view to_name(SiteVerdict verdict);

/// An indirect call of the source and where it leads.
struct IndirectCall {
  Location where;
  std::string caller;      ///< linker symbol
  std::string expression;  ///< the callee's source text
  std::string field;       ///< "record.field" called through, or empty
  SiteVerdict verdict = SiteVerdict::unknown;
  std::vector<std::string> targets;  ///< linker symbols, sorted
  std::vector<std::string> why;      ///< unknown, by_signature: each reason
};

IndirectCall list_indirect_call(const CallFlow &call, const SiteResult &result);

/// All of them, sorted by place. What several units include is one call: its targets are those
/// of all, its verdict the one with the most doubt.
std::vector<IndirectCall> list_indirect_calls(const std::vector<Unit> &units,
                                              const FlowSolution &solution);

}  // namespace stackcheck
