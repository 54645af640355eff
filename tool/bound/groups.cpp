#include "bound/groups.h"

#include <algorithm>
#include <cstddef>

namespace stackcheck {

namespace {

constexpr std::size_t unseen = static_cast<std::size_t>(-1);

/// Tarjan's strongly connected components, with the call stack on the heap: graphs are deep.
class Components {
 public:
  explicit Components(const std::vector<State> &states)
      : states_(states),
        index_(states.size(), unseen),
        low_(states.size()),
        finished_(states.size()),
        group_(states.size(), unseen),
        is_open_(states.size()) {}

  std::vector<Group> find();

 private:
  struct Visit {
    StateId state;
    std::size_t next_step = 0;
  };

  void visit_from(StateId root);
  void enter(StateId state);
  void leave(StateId state);
  void close_group(StateId first);
  bool is_recursive(const std::vector<StateId> &group) const;

  const std::vector<State> &states_;
  std::vector<std::size_t> index_, low_, finished_, group_;
  std::vector<bool> is_open_;
  std::vector<StateId> open_;
  std::vector<Visit> visits_;
  std::size_t entered_ = 0, left_ = 0;
  std::vector<Group> groups_;
};

std::vector<Group> Components::find() {
  for (StateId state = 0; state < states_.size(); ++state)
    if (index_[state] == unseen) visit_from(state);
  return std::move(groups_);
}

void Components::visit_from(StateId root) {
  enter(root);
  while (!visits_.empty()) {
    Visit &visit = visits_.back();
    if (visit.next_step == states_[visit.state].steps.size()) {
      leave(visit.state);
      continue;
    }
    const StateId to = states_[visit.state].steps[visit.next_step++].to;
    if (index_[to] == unseen)
      enter(to);
    else if (is_open_[to])
      low_[visit.state] = std::min(low_[visit.state], index_[to]);
  }
}

void Components::enter(StateId state) {
  index_[state] = low_[state] = entered_++;
  is_open_[state] = true;
  open_.push_back(state);
  visits_.push_back({state});
}

void Components::leave(StateId state) {
  visits_.pop_back();
  finished_[state] = left_++;
  if (!visits_.empty()) {
    const StateId caller = visits_.back().state;
    low_[caller] = std::min(low_[caller], low_[state]);
  }
  if (low_[state] == index_[state]) close_group(state);
}

void Components::close_group(StateId first) {
  Group group;
  for (bool more = true; more;) {
    const StateId state = open_.back();
    open_.pop_back();
    is_open_[state] = false;
    group_[state] = groups_.size();
    group.states.push_back(state);
    more = state != first;
  }
  std::ranges::sort(group.states, {}, [&](StateId state) { return finished_[state]; });
  group.recursive = is_recursive(group.states);
  groups_.push_back(std::move(group));
}

bool Components::is_recursive(const std::vector<StateId> &group) const {
  return std::ranges::any_of(group, [&](StateId state) {
    return std::ranges::any_of(states_[state].steps, [&](const Step &step) {
      return step.depth_bytes > 0 && group_[step.to] == group_[state];
    });
  });
}

}  // namespace

std::vector<Group> groups_of(const std::vector<State> &states) { return Components(states).find(); }

}  // namespace stackcheck
