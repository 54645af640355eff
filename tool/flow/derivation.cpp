#include "flow/derivation.h"

#include <deque>
#include <map>
#include <optional>
#include <utility>

namespace stackcheck::flow {

namespace {

/// A value in a slot.
using Held = std::pair<SlotId, ValueId>;

/// Searches backwards, all ways of one length before any longer one.
class Search {
 public:
  explicit Search(const Graph &graph) : graph_(graph) {}

  /// The held value with an origin, nearest to `end`; next() leads from there to `end`.
  std::optional<Held> origin_of(const Held &end) {
    next_.emplace(end, std::nullopt);
    for (queue_.push_back(end); !queue_.empty(); queue_.pop_front()) {
      const Held here = queue_.front();
      if (graph_.flow.origin(here.first, here.second)) return here;
      for (const std::uint32_t edge : graph_.flow.edges_into(here.first)) visit(edge, here);
    }
    return std::nullopt;
  }

  /// The edge on which the value goes on, and what it is held as behind it.
  std::optional<std::pair<std::uint32_t, Held>> next(const Held &here) const {
    return next_.at(here);
  }

 private:
  void visit(std::uint32_t edge, const Held &here) {
    const Edge &taken = graph_.flow.edges()[edge];
    for (ValueId before : graph_.flow.held(taken.from)) {
      ValueId after = before;
      if (!graph_.flow.pass(taken, after) || after != here.second) continue;
      const Held held{taken.from, before};
      if (next_.emplace(held, std::pair{edge, here}).second) queue_.push_back(held);
    }
  }

  const Graph &graph_;
  std::deque<Held> queue_;
  std::map<Held, std::optional<std::pair<std::uint32_t, Held>>> next_;
};

std::string value_words(const Graph &graph, const Value &value) {
  if (value.is_code()) return "the address of " + function_words(graph.what(value));
  if (value.kind == ValueKind::record) return "a pointer to a " + graph.what(value);
  if (value.is_doubt()) return graph.what(value);
  return "a pointer";
}

std::string how(const Step &step) {
  switch (step.kind) {
    case StepKind::load:
    case StepKind::store:
      return " (through a pointer)";
    case StepKind::same_bytes:
      return " (the same memory, used as two types)";
    case StepKind::argument:
      return " (by the call of " + function_words(step.who) + ")";
    case StepKind::result:
      return " (returned by " + function_words(step.who) + ")";
    case StepKind::model:
      return " (as " + step.who + " does)";
    case StepKind::outside:
      return " (" + step.who + ")";
    case StepKind::fact:
      return " (a fact of the budget)";
    case StepKind::value:
    case StepKind::copy:
      return "";
  }
  return "";
}

}  // namespace

// Values within an expression are passed over: a reader sees them as part of the next step.
std::vector<FlowStep> derivation(const Graph &graph, SlotId slot, ValueId value) {
  Search search(graph);
  std::optional<Held> here = search.origin_of({slot, value});
  if (!here) return {};
  const Step &origin = graph.step(*graph.flow.origin(here->first, here->second));
  std::string from = value_words(graph, graph.values[here->second]);
  Location where = origin.where;
  std::string detail = how(origin);
  std::vector<FlowStep> steps;
  for (auto next = search.next(*here);; next = search.next(*here)) {
    const std::string words = slot_words(graph.slot_name(here->first));
    if (!words.empty()) {
      steps.push_back({words + " holds " + from + detail, where});
      from = "what " + words + " holds";
      detail.clear();
    }
    if (!next) break;
    const Step &step = graph.step(graph.flow.edges()[next->first].step);
    where = step.where;
    detail += how(step);
    here = next->second;
  }
  if (steps.empty()) steps.push_back({"the call takes " + from + detail, where});
  return steps;
}

}  // namespace stackcheck::flow
