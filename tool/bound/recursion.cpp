#include "bound/recursion.h"

#include "bound/cycles.h"
#include "program/edge_facts.h"

namespace stackcheck {

namespace {

// More cycles of one group than this help nobody: the first ones have to be settled anyway.
constexpr std::size_t max_cycles = 8;

class Listing {
 public:
  explicit Listing(const Program &program)
      : program_(program), limits_(program.nodes, program.edge_facts) {}

  Recursion list(const Cycle &cycle, const std::vector<State> &states) const {
    Recursion recursion;
    for (std::size_t i = 0; i < cycle.states.size(); ++i) {
      const StateId next = cycle.states[(i + 1) % cycle.states.size()];
      recursion.steps.push_back(
          step(states[cycle.states[i]].node, states[next].node, *cycle.edges[i]));
    }
    return recursion;
  }

 private:
  RecursionStep step(NodeId caller, NodeId callee, const Edge &edge) const {
    RecursionStep step{program_.nodes[caller].function.name,
                       program_.nodes[callee].function.name,
                       edge.where,
                       edge.origin != EdgeOrigin::direct,
                       {}};
    for (const std::size_t fact : limits_.limits(caller, callee))
      step.limits.push_back(program_.edge_facts[fact]);
    return step;
  }

  const Program &program_;
  EdgeFacts limits_;
};

}  // namespace

std::vector<Recursion> recursions(const Program &program, const std::vector<NodeId> &starts) {
  Program unlimited;
  unlimited.nodes = program.nodes;
  const CallPaths paths = call_paths(unlimited, starts);
  const Listing listing(program);
  std::vector<Recursion> found;
  for (const Group &group : groups_of(paths.states))
    if (group.recursive)
      for (const Cycle &cycle : cycles_of(paths.states, group, max_cycles))
        found.push_back(listing.list(cycle, paths.states));
  return found;
}

}  // namespace stackcheck
