#include "bound/bound.h"

#include <algorithm>
#include <limits>
#include <set>

#include "bound/call_paths.h"
#include "bound/deepest.h"
#include "bound/groups.h"
#include "bound/reasons.h"
#include "program/names.h"

namespace stackcheck {

namespace {

constexpr std::uint64_t max_bytes = std::numeric_limits<std::uint32_t>::max();

std::uint32_t saturated(std::uint64_t bytes) {
  return static_cast<std::uint32_t>(std::min(bytes, max_bytes));
}

/// Everything about the paths from some starts.
struct Analysis {
  Analysis(const Program &of, const std::vector<NodeId> &starts)
      : program(of),
        paths(call_paths(of, starts)),
        groups(groups_of(paths.states)),
        deepest(deepest_paths(of, paths.states, groups)) {}

  const Node &node(StateId state) const { return program.nodes[paths.states[state].node]; }

  const Program &program;
  CallPaths paths;
  std::vector<Group> groups;
  Deepest deepest;
};

/// Per state: whether something holds for it or for any state it reaches.
std::vector<bool> holds_below(const Analysis &analysis, const auto &holds_in_group) {
  std::vector<bool> holds(analysis.paths.states.size());
  for (const Group &group : analysis.groups) {
    const bool any = holds_in_group(group) || std::ranges::any_of(group.states, [&](StateId s) {
                       return std::ranges::any_of(analysis.paths.states[s].steps,
                                                  [&](const Step &step) { return holds[step.to]; });
                     });
    for (const StateId state : group.states) holds[state] = any;
  }
  return holds;
}

std::vector<bool> unbounded_states(const Analysis &analysis) {
  return holds_below(analysis, [&](const Group &group) {
    return group.recursive || std::ranges::any_of(group.states, [&](StateId state) {
             const Node &node = analysis.node(state);
             return !node.function.unknowns.empty() || !node.open_calls.empty() ||
                    analysis.deepest.bytes[state] > max_bytes;
           });
  });
}

std::vector<bool> assuming_states(const Analysis &analysis) {
  return holds_below(analysis, [&](const Group &group) {
    return std::ranges::any_of(group.states, [&](StateId state) {
      return !analysis.node(state).assumptions.empty() ||
             !analysis.paths.states[state].forbidding.empty();
    });
  });
}

BoundType type_of(bool is_unbounded, bool has_assumptions) {
  if (is_unbounded) return BoundType::unbounded;
  return has_assumptions ? BoundType::at_most : BoundType::exact;
}

std::string to_text(const Fact &fact) {
  const EdgeFact &edge = std::get<EdgeFact>(fact.fact);
  return edge.caller + " > " + edge.callee + " at most " + std::to_string(edge.at_most) +
         " on the stack: " + fact.why;
}

std::vector<std::string> assumptions_of(const Analysis &analysis) {
  std::set<std::string> texts;
  for (StateId state = 0; state < analysis.paths.states.size(); ++state) {
    const std::vector<std::string> &own = analysis.node(state).assumptions;
    texts.insert(own.begin(), own.end());
    for (const std::size_t fact : analysis.paths.states[state].forbidding)
      texts.insert(to_text(analysis.program.edge_facts[fact]));
  }
  return {texts.begin(), texts.end()};
}

std::vector<ChainStep> chain_of(const Analysis &analysis, StateId state) {
  std::vector<ChainStep> chain;
  std::uint64_t depth = 0;
  const auto add = [&](const Node &node, std::uint64_t bytes, const Location &where) {
    depth += bytes;
    chain.push_back({node.function.name, saturated(bytes), saturated(depth), where});
  };
  while (const std::optional<Step> step = analysis.deepest.next[state]) {
    add(analysis.node(state), step->depth_bytes, step->edge->where);
    state = step->to;
  }
  add(analysis.node(state), own_bytes(analysis.node(state)), analysis.node(state).function.where);
  return chain;
}

std::optional<NodeId> first_call_of_deepest(const Analysis &analysis, StateId state) {
  const std::optional<Step> step = analysis.deepest.next[state];
  return step ? std::optional(analysis.paths.states[step->to].node) : std::nullopt;
}

std::vector<BoundReason> reasons_of(const Analysis &analysis) {
  Reasons reasons(analysis.program, analysis.paths);
  for (StateId state = 0; state < analysis.paths.states.size(); ++state) reasons.add_state(state);
  for (const Group &group : analysis.groups)
    if (group.recursive) reasons.add_recursion(group);
  if (analysis.deepest.bytes.front() > max_bytes)
    reasons.add(0, {Reason::unanalysable_stack_pointer, analysis.node(0).function.where,
                    "the depths add up to more than " + std::to_string(max_bytes) + " bytes"});
  return reasons.take();
}

}  // namespace

std::vector<FunctionBound> bound_functions(const Program &program) {
  std::vector<NodeId> all(program.nodes.size());
  for (NodeId id = 0; id < all.size(); ++id) all[id] = id;
  const Analysis analysis(program, all);
  const std::vector<bool> unbounded = unbounded_states(analysis);
  const std::vector<bool> assuming = assuming_states(analysis);
  std::vector<FunctionBound> bounds;
  for (const NodeId id : all)  // the starts are the first states, in their order
    bounds.push_back({type_of(unbounded[id], assuming[id]), saturated(analysis.deepest.bytes[id]),
                      first_call_of_deepest(analysis, id)});
  return bounds;
}

Bound bound_from(const Program &program, NodeId start) {
  const Analysis analysis(program, {start});
  Bound bound;
  bound.bytes = saturated(analysis.deepest.bytes.front());
  if (analysis.deepest.bytes.front() <= max_bytes) bound.chain = chain_of(analysis, 0);
  bound.assumptions = assumptions_of(analysis);
  bound.reasons = reasons_of(analysis);
  bound.type = type_of(!bound.reasons.empty(), !bound.assumptions.empty());
  return bound;
}

}  // namespace stackcheck
