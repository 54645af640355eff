#include "bound/deepest.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace stackcheck {

namespace {

class Search {
 public:
  Search(const Program &program, const std::vector<State> &states)
      : program_(program), states_(states), is_done_(states.size()) {
    result_.bytes.resize(states.size());
    result_.next.resize(states.size());
  }

  Deepest run(const std::vector<Group> &groups) {
    for (const Group &group : groups) search(group);
    return std::move(result_);
  }

 private:
  void search(const Group &group);
  void search(StateId state);
  void make_level(const std::vector<StateId> &group);

  const Program &program_;
  const std::vector<State> &states_;
  std::vector<bool> is_done_;
  Deepest result_;
};

void Search::search(const Group &group) {
  for (const StateId state : group.states) {
    search(state);
    // The calls back to states that are not done yet are the ones that go round.
    if (group.recursive) is_done_[state] = true;
  }
  if (!group.recursive) make_level(group.states);
  for (const StateId state : group.states) is_done_[state] = true;
}

/// The deepest path by way of states that are done.
void Search::search(StateId state) {
  result_.bytes[state] = own_bytes(program_.nodes[states_[state].node]);
  for (const Step &step : states_[state].steps) {
    if (!is_done_[step.to]) continue;
    const std::uint64_t bytes = step.depth_bytes + result_.bytes[step.to];
    if (bytes <= result_.bytes[state]) continue;
    result_.bytes[state] = bytes;
    result_.next[state] = step;
  }
}

/// Calls within `group` add no depth, so that all its states go as deep as its deepest.
void Search::make_level(const std::vector<StateId> &group) {
  if (group.size() == 1) return;
  const StateId deepest =
      *std::ranges::max_element(group, {}, [&](StateId state) { return result_.bytes[state]; });
  std::map<StateId, std::vector<std::pair<StateId, Step>>> callers;
  for (const StateId state : group)
    for (const Step &step : states_[state].steps) callers[step.to].push_back({state, step});
  std::set<StateId> reached = {deepest};
  std::vector<StateId> open = {deepest};
  for (std::size_t i = 0; i < open.size(); ++i)
    for (const auto &[caller, step] : callers[open[i]]) {
      if (!reached.insert(caller).second) continue;
      result_.bytes[caller] = result_.bytes[deepest];
      result_.next[caller] = step;
      open.push_back(caller);
    }
}

}  // namespace

std::uint64_t own_bytes(const Node &node) {
  return std::max(node.function.frame_bytes, node.function.reach_bytes);
}

Deepest deepest_paths(const Program &program, const std::vector<State> &states,
                      const std::vector<Group> &groups) {
  return Search(program, states).run(groups);
}

}  // namespace stackcheck
