#include "bound/cycles.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace stackcheck {

namespace {

class CycleSearch {
 public:
  CycleSearch(const std::vector<State> &states, const Group &group)
      : states_(states), group_(group.states.begin(), group.states.end()) {}

  std::vector<Cycle> run(std::size_t limit);

 private:
  using Call = std::pair<StateId, StateId>;

  bool is_cut(StateId from, const Step &step) const {
    return !group_.contains(step.to) || cut_.contains({from, step.to});
  }
  Cycle cycle_with(StateId first, const Step &call) const;

  const std::vector<State> &states_;
  std::set<StateId> group_;
  std::set<Call> cut_;
};

std::vector<Cycle> CycleSearch::run(std::size_t limit) {
  std::vector<Cycle> cycles;
  for (const StateId state : group_)
    for (const Step &step : states_[state].steps) {
      if (cycles.size() == limit) return cycles;
      if (step.depth_bytes == 0 || is_cut(state, step)) continue;
      Cycle cycle = cycle_with(state, step);
      if (cycle.states.empty()) continue;
      cut_.insert({state, step.to});
      cycles.push_back(std::move(cycle));
    }
  return cycles;
}

/// The shortest way round that begins with `call`, or nothing.
Cycle CycleSearch::cycle_with(StateId first, const Step &call) const {
  std::map<StateId, std::pair<StateId, const Edge *>> from = {{call.to, {first, call.edge}}};
  std::vector<StateId> open = {call.to};
  for (std::size_t i = 0; i < open.size() && !(from.contains(first)); ++i)
    for (const Step &step : states_[open[i]].steps)
      if (!is_cut(open[i], step) && from.try_emplace(step.to, open[i], step.edge).second)
        open.push_back(step.to);
  Cycle cycle;
  if (!from.contains(first)) return cycle;
  StateId state = first;
  do {
    const auto &[caller, edge] = from.at(state);
    cycle.states.push_back(caller);
    cycle.edges.push_back(edge);
    state = caller;
  } while (state != first);
  std::ranges::reverse(cycle.states);
  std::ranges::reverse(cycle.edges);
  return cycle;
}

}  // namespace

std::vector<Cycle> cycles_of(const std::vector<State> &states, const Group &group,
                             std::size_t limit) {
  return CycleSearch(states, group).run(limit);
}

}  // namespace stackcheck
