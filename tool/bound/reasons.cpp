#include "bound/reasons.h"

#include <algorithm>

#include "program/names.h"

namespace stackcheck {

namespace {

// More cycles of one group than this help nobody: the first ones have to be settled anyway.
constexpr std::size_t max_cycles = 8;

}  // namespace

const Function &Reasons::function(StateId state) const {
  return program_.nodes[paths_.states[state].node].function;
}

std::vector<std::string> Reasons::names_of(const std::vector<StateId> &states) const {
  std::vector<std::string> names;
  for (const StateId state : states) names.push_back(function(state).name);
  return names;
}

std::vector<std::string> Reasons::path_to(StateId state) const {
  std::vector<StateId> path = {state};
  while (const std::optional<StateId> from = paths_.states[path.back()].from) path.push_back(*from);
  std::ranges::reverse(path);
  return names_of(path);
}

/// "f > g (a.c:3), g > f (a.c:9)".
std::string Reasons::calls_of(const Cycle &cycle) const {
  std::string text;
  for (std::size_t i = 0; i < cycle.states.size(); ++i) {
    const StateId to = cycle.states[(i + 1) % cycle.states.size()];
    const Location &where = cycle.edges[i]->where;
    text += (i ? ", " : "") + function(cycle.states[i]).name + " > " + function(to).name;
    const bool through_pointer = cycle.edges[i]->origin != EdgeOrigin::direct;
    const std::string how = through_pointer ? "through a pointer" : "";
    const std::string place = where.line ? to_text(where) : "";
    if (where.line || through_pointer)
      text += " (" + place + (place.empty() || how.empty() ? "" : ", ") + how + ")";
  }
  return text;
}

bool Reasons::is_new(StateId state, const Unknown &unknown) {
  return known_.insert({paths_.states[state].node, unknown}).second;
}

void Reasons::add(StateId state, const Unknown &unknown) {
  if (is_new(state, unknown)) reasons_.push_back({unknown, function(state).name, path_to(state)});
}

void Reasons::add_state(StateId state) {
  const Node &node = program_.nodes[paths_.states[state].node];
  for (const Unknown &unknown : node.function.unknowns) add(state, unknown);
  for (const OpenCall &call : node.open_calls) add(state, call.why);
}

std::string Reasons::given_up_facts() const {
  std::string text;
  for (const std::size_t fact : paths_.given_up)
    text += "; the fact at " + to_text(program_.edge_facts[fact].where) +
            " allows too many combinations to follow";
  return text;
}

void Reasons::add_recursion(const Group &group) {
  const std::vector<Cycle> cycles = cycles_of(paths_.states, group, max_cycles);
  for (const Cycle &cycle : cycles) {
    const StateId first = cycle.states.front();
    Unknown unknown{Reason::recursion, cycle.edges.front()->where, calls_of(cycle)};
    if (cycles.size() == max_cycles)
      unknown.detail +=
          "; one of many cycles among " + std::to_string(group.states.size()) + " functions";
    unknown.detail += given_up_facts();
    if (is_new(first, unknown))
      reasons_.push_back({unknown, function(first).name, names_of(cycle.states)});
  }
}

std::vector<BoundReason> Reasons::take() {
  std::ranges::sort(reasons_);
  return std::move(reasons_);
}

}  // namespace stackcheck
