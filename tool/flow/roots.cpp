#include "flow/roots.h"

#include <algorithm>
#include <cctype>

#include "flow/derivation.h"

namespace stackcheck::flow {

namespace {

class Offering {
 public:
  Offering(const Graph &graph, const Layouts &layouts, const Functions &functions,
           const Sites &sites)
      : graph_(graph), layouts_(layouts), functions_(functions) {
    for (const Site &site : sites.all())
      for (const auto &[symbol, cause] : site.targets) known_.insert(symbol);
    for (SlotId slot = 0; slot < graph.flow.size(); ++slot)
      for (const ValueId id : graph.flow.held(slot))
        if (graph.values[id].kind == ValueKind::address) pointed_to_.insert(graph.values[id].what);
  }

  std::vector<OfferedRoot> run(const Calls &calls) {
    for (const Calls::Root &root : calls.roots()) {
      offer(root.symbol, root.kind, root.how, root.where);
      known_.insert(root.symbol);
    }
    for (SlotId slot = 0; slot < graph_.flow.size(); ++slot) look_at(slot);
    std::ranges::sort(offered_);
    offered_.erase(std::ranges::unique(offered_).begin(), offered_.end());
    return std::move(offered_);
  }

 private:
  void look_at(SlotId slot) {
    const std::string &name = graph_.slot_name(slot);
    if (name == "bytes") return offer_held(slot, "task", "kept as a number");
    if (!name.starts_with("variable:") || std::ranges::count(name, '#') > 1) return;
    const std::string how = "in " + slot_words(name) + ", which nothing reads";
    if (is_unread(slot)) offer_held(slot, kind_by_name(name), how);
    if (kind_by_name(name) == "interrupt") offer_fields(slot, how);
  }

  /// A vector table that is a record, as those with a stack pointer before the functions.
  void offer_fields(SlotId variable, const std::string &how) {
    for (const ValueId id : graph_.flow.held(variable))
      if (graph_.values[id].kind == ValueKind::record)
        for (const SlotId leaf : layouts_.leaves(graph_.values[id].what))
          if (is_unread(leaf)) offer_held(leaf, "interrupt", how);
  }

  bool is_unread(SlotId slot) const {
    return !pointed_to_.contains(slot) && !graph_.flow.is_watched(slot) &&
           graph_.flow.edges_from(slot).empty();
  }

  static std::string kind_by_name(std::string name) {
    name.erase(0, name.rfind('#') == name.npos ? 0 : name.rfind('#'));  // the unit's name
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    const bool vectors = name.find("vector") != name.npos || name.find("isr") != name.npos;
    return vectors ? "interrupt" : "callback";
  }

  void offer_held(SlotId slot, const std::string &kind, const std::string &how) {
    for (const ValueId id : graph_.flow.held(slot)) {
      const Value &value = graph_.values[id];
      if (!value.is_function() || known_.contains(graph_.what(value))) continue;
      const std::vector<FlowStep> steps = derivation(graph_, slot, id);
      offer(graph_.what(value), kind, how, steps.empty() ? Location() : steps.front().where);
    }
  }

  void offer(const std::string &symbol, const std::string &kind, const std::string &how,
             const Location &where) {
    for (const FlowTarget &target : functions_.targets(symbol))
      offered_.push_back({target, kind, how, where});
  }

  const Graph &graph_;
  const Layouts &layouts_;
  const Functions &functions_;
  std::set<SlotId> pointed_to_;
  std::set<std::string> known_;  // how they are reached
  std::vector<OfferedRoot> offered_;
};

}  // namespace

std::vector<OfferedRoot> offer_roots(const Graph &graph, const Layouts &layouts,
                                     const Functions &functions, const Calls &calls,
                                     const Sites &sites) {
  return Offering(graph, layouts, functions, sites).run(calls);
}

}  // namespace stackcheck::flow
