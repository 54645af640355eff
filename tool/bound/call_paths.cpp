#include "bound/call_paths.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "program/edge_facts.h"

namespace stackcheck {

namespace {

/// How often a path used the edges of each EdgeFact.
using Uses = std::vector<unsigned>;

/// The call graph as the facts see it.
class LimitedGraph {
 public:
  explicit LimitedGraph(const Program &program);

  const Program &program() const { return program_; }
  unsigned at_most(std::size_t fact) const {
    return std::get<EdgeFact>(program_.edge_facts[fact].fact).at_most;
  }
  const std::vector<std::size_t> &limits(NodeId caller, std::size_t edge) const {
    return limits_[caller][edge];
  }
  /// Whether a path from `node` can still come to an edge of `fact`. Where it cannot, how often
  /// the fact was used makes no difference, and states are not kept apart by it.
  bool matters(std::size_t fact, NodeId node) const { return matters_[fact][node]; }

 private:
  std::vector<bool> can_reach(std::size_t fact) const;

  const Program &program_;
  std::vector<std::vector<std::vector<std::size_t>>> limits_;  // by caller, then edge
  std::vector<std::vector<NodeId>> callers_;
  std::vector<std::vector<bool>> matters_;  // by fact, then node
};

LimitedGraph::LimitedGraph(const Program &program)
    : program_(program), limits_(program.nodes.size()), callers_(program.nodes.size()) {
  const EdgeFacts facts(program.nodes, program.edge_facts);
  for (NodeId caller = 0; caller < program.nodes.size(); ++caller)
    for (const Edge &edge : program.nodes[caller].edges) {
      limits_[caller].push_back(facts.limits(caller, edge.callee));
      callers_[edge.callee].push_back(caller);
    }
  for (std::size_t fact = 0; fact < program.edge_facts.size(); ++fact)
    matters_.push_back(can_reach(fact));
}

std::vector<bool> LimitedGraph::can_reach(std::size_t fact) const {
  std::vector<bool> reaches(program_.nodes.size());
  std::vector<NodeId> open;
  const auto add = [&](NodeId node) {
    if (!reaches[node]) open.push_back(node);
    reaches[node] = true;
  };
  for (NodeId caller = 0; caller < limits_.size(); ++caller)
    for (const std::vector<std::size_t> &limits : limits_[caller])
      if (std::ranges::binary_search(limits, fact)) add(caller);
  while (!open.empty()) {
    const NodeId node = open.back();
    open.pop_back();
    std::ranges::for_each(callers_[node], add);
  }
  return reaches;
}

/// Follows all paths from the starts, breadth first.
class Exploration {
 public:
  Exploration(const LimitedGraph &graph, const std::set<std::size_t> &given_up)
      : graph_(graph), given_up_(given_up) {}

  /// False if there are more than `max_states`.
  bool run(const std::vector<NodeId> &starts, std::size_t max_states);
  std::vector<State> take_states() { return std::move(states_); }

 private:
  void follow(StateId from);
  std::optional<Uses> after(StateId from, std::size_t edge, std::vector<std::size_t> &forbidding);
  StateId enter(NodeId node, Uses uses, std::optional<StateId> from);

  const LimitedGraph &graph_;
  const std::set<std::size_t> &given_up_;
  std::vector<State> states_;
  std::vector<Uses> uses_;  // by state
  std::map<std::pair<NodeId, Uses>, StateId> known_;
};

bool Exploration::run(const std::vector<NodeId> &starts, std::size_t max_states) {
  for (const NodeId start : starts)
    enter(start, Uses(graph_.program().edge_facts.size()), std::nullopt);
  for (StateId state = 0; state < states_.size() && states_.size() <= max_states; ++state)
    follow(state);
  return states_.size() <= max_states;
}

void Exploration::follow(StateId from) {
  const std::vector<Edge> &edges = graph_.program().nodes[states_[from].node].edges;
  std::vector<std::size_t> forbidding;
  for (std::size_t i = 0; i < edges.size(); ++i)
    if (std::optional<Uses> uses = after(from, i, forbidding)) {
      const StateId to = enter(edges[i].callee, std::move(*uses), from);
      states_[from].steps.push_back({to, edges[i].depth_bytes, &edges[i]});
    }
  std::ranges::sort(forbidding);
  forbidding.erase(std::unique(forbidding.begin(), forbidding.end()), forbidding.end());
  states_[from].forbidding = std::move(forbidding);
}

std::optional<Uses> Exploration::after(StateId from, std::size_t edge,
                                       std::vector<std::size_t> &forbidding) {
  Uses uses = uses_[from];
  bool allowed = true;
  for (const std::size_t fact : graph_.limits(states_[from].node, edge)) {
    if (given_up_.contains(fact)) continue;
    if (uses[fact]++ < graph_.at_most(fact)) continue;
    forbidding.push_back(fact);
    allowed = false;
  }
  return allowed ? std::optional(uses) : std::nullopt;
}

StateId Exploration::enter(NodeId node, Uses uses, std::optional<StateId> from) {
  for (std::size_t fact = 0; fact < uses.size(); ++fact)
    if (!graph_.matters(fact, node)) uses[fact] = 0;
  const auto [row, is_new] = known_.try_emplace({node, std::move(uses)}, states_.size());
  if (is_new) {
    states_.push_back({node, {}, {}, from});
    uses_.push_back(row->first.second);
  }
  return row->second;
}

/// The fact to do without next: the one that allows most, as long as it needs counting.
std::optional<std::size_t> largest(const LimitedGraph &graph, const std::set<std::size_t> &except) {
  std::optional<std::size_t> found;
  for (std::size_t fact = 0; fact < graph.program().edge_facts.size(); ++fact)
    if (!except.contains(fact) && graph.at_most(fact) > (found ? graph.at_most(*found) : 0))
      found = fact;
  return found;
}

}  // namespace

CallPaths call_paths(const Program &program, const std::vector<NodeId> &starts,
                     std::size_t max_added_states) {
  const LimitedGraph graph(program);
  std::set<std::size_t> given_up;
  for (;;) {
    Exploration exploration(graph, given_up);
    if (exploration.run(starts, program.nodes.size() + max_added_states))
      return {exploration.take_states(), {given_up.begin(), given_up.end()}};
    // Without counted facts there is one state per function, which always fits.
    given_up.insert(largest(graph, given_up).value());
  }
}

}  // namespace stackcheck
