#include "flow/boundary.h"
#include "flow/solution.h"

namespace stackcheck::flow {

namespace {

void connect_flow(Graph &graph, Memory &memory, const Flow &flow) {
  const auto slot = [&](const std::string &name) { return graph.slot(name); };
  switch (flow.kind) {
    case FlowKind::value:
      return graph.add(slot(flow.to), graph.value(flow.from),
                       graph.step(StepKind::value, flow.where));
    case FlowKind::copy:
      return graph.copy(slot(flow.to), slot(flow.from), graph.step(StepKind::copy, flow.where));
    case FlowKind::load:
      return memory.load(slot(flow.to), slot(flow.from), graph.step(StepKind::load, flow.where));
    case FlowKind::store:
      return memory.store(slot(flow.to), slot(flow.from), graph.step(StepKind::store, flow.where));
    case FlowKind::deref_as:
      return memory.use_as(slot(flow.from), flow.to, graph.step(StepKind::same_bytes, flow.where));
  }
}

/// A field whose calls the user names holds nothing else, wherever it is read.
void fix_fields(Graph &graph, const Functions &functions, const std::vector<Fact> &facts) {
  for (const Fact &fact : facts) {
    const auto *field = std::get_if<FieldFact>(&fact.fact);
    if (!field) continue;
    std::vector<ValueId> content;
    for (const std::string &name : field->targets)
      for (const std::string &symbol : functions.named(name))
        content.push_back(graph.value(ValueKind::function, symbol));
    graph.fix_field(field->field, content, graph.step(StepKind::fact, fact.where));
  }
}

}  // namespace
}  // namespace stackcheck::flow

namespace stackcheck {

using namespace flow;

std::unique_ptr<FlowSolution> solve(const std::vector<Unit> &units, const std::vector<Fact> &facts,
                                    const std::vector<std::string> &entries) {
  const Functions functions(units);
  const Classes classes(units);
  const Models models(facts);
  auto graph = std::make_unique<Graph>();
  fix_fields(*graph, functions, facts);
  Memory memory(*graph, units);
  Calls calls(*graph, memory, functions, models, classes);
  for (const Unit &unit : units)
    for (const Flow &flow : unit.flow.flows) connect_flow(*graph, memory, flow);
  Sites sites(*graph, memory, calls, functions, classes, units, facts);
  open_to_code_without_source(*graph, memory, calls, functions, units);
  graph->flow.run();
  call_entries(calls, functions, entries);
  graph->flow.run();
  while (sites.complete()) graph->flow.run();
  std::vector<OfferedRoot> roots = offer_roots(*graph, memory.layouts(), functions, calls, sites);
  Contexts contexts(*graph, functions, sites, units);
  return std::make_unique<Solution>(std::move(graph), std::move(contexts), functions, calls, sites,
                                    std::move(roots));
}
}  // namespace stackcheck
