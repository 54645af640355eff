#include <algorithm>
#include <set>
#include <tuple>

#include "flow/models.h"
#include "flow/site_facts.h"
#include "program/edge_facts.h"
#include "program/flow_answer.h"
#include "program/guesses.h"
#include "program/indirect_calls.h"
#include "program/names.h"
#include "program/program.h"
#include "program/sources.h"
#include "program/symbols.h"
#include "program/targets.h"

namespace stackcheck {

namespace {

// A function with more kinds of callers than this is left as one for the rest of them.
constexpr std::size_t max_instances = 16;

bool defines(const Unit &unit, const std::string &name) {
  return std::ranges::any_of(unit.functions,
                             [&](const Function &each) { return is_named(each, name); }) ||
         std::ranges::any_of(unit.aliases,
                             [&](const Alias &alias) { return alias.symbol == name; });
}

/// A unit that defines what only a fact says something about.
Unit stated_unit(const Fact &fact, const std::string &function) {
  Unit unit;
  unit.name = to_text(fact.where);
  unit.evidence = {"a stated fact", fact.where.file};
  Function &external = unit.functions.emplace_back();
  external.symbol = external.name = function;
  external.where = fact.where;
  return unit;
}

void add_stated_externals(std::vector<Unit> &units, const std::vector<Fact> &facts) {
  for (const Fact &fact : facts) {
    const auto *frame = std::get_if<FrameFact>(&fact.fact);
    const auto defines_it = [&](const Unit &unit) { return defines(unit, frame->function); };
    if (frame && std::ranges::none_of(units, defines_it))
      units.push_back(stated_unit(fact, frame->function));
  }
}

/// The steps of joining, on the program that becomes the result.
class Joining {
 public:
  Joining(std::vector<Unit> units, const std::vector<Fact> &facts, const FlowSolution *flow);
  Program finish();

 private:
  void add_nodes();
  void state_frame(const FrameFact &frame, std::size_t fact);
  void connect(NodeId id);
  void count_join(const Node &node, std::size_t candidates);
  void tell_apart(NodeId id);
  NodeId instance(NodeId function, const FlowContext &context);
  void connect_call(Node &node, const Call &call, const IndirectCalls &indirect);
  void connect_direct(Node &node, const Call &call);
  void connect_indirect(Node &node, const Call &call, const IndirectCalls &indirect);
  void connect_stated(Node &node, const Call &call, const std::set<std::size_t> &facts);
  void assume_source(Node &node) const;
  void connect_flow(Node &node, const Call &call, const IndirectCalls &indirect);
  void add_edge(Node &node, const Call &call, NodeId callee, EdgeOrigin origin,
                FlowContext context);
  FlowContext passed(const std::set<SourceCall> &calls, NodeId callee) const;
  void warn_of_several(Node &node, const std::string &symbol);
  void use_edge_facts();
  void use_frame_facts();
  void use_model_facts();

  const std::vector<Fact> &facts_;
  const FlowSolution *flow_;
  std::size_t first_stated_unit_ = 0;
  std::set<std::size_t> used_;
  std::map<std::size_t, std::vector<NodeId>> stated_;  // by FrameFact
  Program program_;
  std::optional<Sources> sources_;
  std::optional<Symbols> symbols_;
  std::optional<Targets> targets_;
  std::size_t function_count_ = 0;
  std::vector<std::vector<std::string>> stated_assumptions_;  // by function, before its calls
  std::vector<FlowContext> contexts_;                         // by node
  std::optional<FlowAnswers> answers_;                        // of the node at work
  std::optional<Guesses> guesses_;                            // the same
  std::vector<FlowContext> passed_;                           // by edge of the node at work
  std::map<std::pair<NodeId, FlowContext>, NodeId> instances_;
  std::map<NodeId, std::size_t> instances_of_;
};

Joining::Joining(std::vector<Unit> units, const std::vector<Fact> &facts, const FlowSolution *flow)
    : facts_(facts), flow_(flow) {
  program_.units = std::move(units);
  first_stated_unit_ = program_.units.size();
  add_stated_externals(program_.units, facts);
  sources_.emplace(program_.units);
  add_nodes();
  symbols_.emplace(program_.units, program_.nodes);
  program_.by_symbol = symbols_->global();
  targets_.emplace(program_.units, program_.nodes, *symbols_);
}

void Joining::add_nodes() {
  for (std::size_t i = 0; i < program_.units.size(); ++i) {
    Unit &unit = program_.units[i];
    for (Function &function : unit.functions) {
      Node &node = program_.nodes.emplace_back();
      node.unit = i;
      node.sources = sources_->of(i, function);
      node.function = std::move(function);
      node.assumptions = unit.assumptions;
    }
    unit.functions.clear();
    program_.problems.insert(program_.problems.end(), unit.problems.begin(), unit.problems.end());
  }
  std::ranges::stable_sort(program_.nodes, {}, [&](const Node &node) {
    return std::tie(program_.units[node.unit].name, node.function.symbol);
  });
  std::ranges::sort(program_.problems);
}

Program Joining::finish() {
  for (std::size_t i = 0; i < facts_.size(); ++i)
    if (const auto *frame = std::get_if<FrameFact>(&facts_[i].fact)) state_frame(*frame, i);
  function_count_ = program_.nodes.size();
  contexts_.resize(function_count_);
  for (const Node &node : program_.nodes) stated_assumptions_.push_back(node.assumptions);
  for (NodeId id = 0; id < program_.nodes.size(); ++id) {  // which adds instances
    connect(id);
    tell_apart(id);
  }
  use_edge_facts();
  use_frame_facts();
  use_model_facts();
  for (std::size_t i = 0; i < facts_.size(); ++i)
    if (!used_.contains(i)) program_.unused_facts.push_back(facts_[i]);
  return std::move(program_);
}

void Joining::state_frame(const FrameFact &frame, std::size_t fact) {
  for (const NodeId id : find_function(program_, frame.function)) {
    Node &node = program_.nodes[id];
    Function &function = node.function;
    // Of several facts about one function the greatest holds.
    const bool first = std::ranges::none_of(
        stated_, [&](const auto &other) { return std::ranges::count(other.second, id) > 0; });
    function.reach_bytes = first ? frame.bytes : std::max(function.reach_bytes, frame.bytes);
    function.frame_bytes = function.reach_bytes;
    function.calls.clear();
    function.unknowns.clear();
    node.assumptions.push_back(function.name + " reaches at most " + std::to_string(frame.bytes) +
                               " bytes: " + facts_[fact].why + " (" + to_text(facts_[fact].where) +
                               ")");
    stated_[fact].push_back(id);
  }
}

void Joining::connect(NodeId id) {
  Node &node = program_.nodes[id];
  passed_.clear();
  const FunctionSource source{program_.units, node.function, node.sources,
                              sources_->inlined_into(node.unit),
                              evidence_of(program_, node).object.empty()};
  guesses_.reset();
  if (flow_) answers_.emplace(*flow_, source, contexts_[id]);
  if (flow_) guesses_.emplace(source, *answers_);
  const IndirectCalls indirect(source, facts_);
  for (const Call &call : node.function.calls) {
    const std::size_t edges = node.edges.size(), open = node.open_calls.size();
    connect_call(node, call, indirect);
    if (node.instance_of) continue;
    CallSums &sums = program_.calls;
    ++(node.open_calls.size() > open ? sums.unresolved
       : node.edges.size() > edges   ? sums.resolved
                                     : sums.never_made);
  }
}

/// Has each call that passes something special lead to an instance of its callee.
void Joining::tell_apart(NodeId id) {
  for (std::size_t i = 0; i < passed_.size(); ++i) {
    if (passed_[i].empty()) continue;
    const NodeId callee = instance(program_.nodes[id].edges[i].callee, passed_[i]);
    program_.nodes[id].edges[i].callee = callee;
  }
}

NodeId Joining::instance(NodeId function, const FlowContext &context) {
  const auto known = instances_.find({function, context});
  if (known != instances_.end()) return known->second;
  const std::size_t all = program_.nodes.size() - function_count_;
  if (instances_of_[function] >= max_instances || all >= function_count_) return function;
  ++instances_of_[function];
  const NodeId id = program_.nodes.size();
  const Node &origin = program_.nodes[function];
  Node made{origin.unit, origin.sources, origin.function, {}, {}, stated_assumptions_[function], function};
  program_.nodes.push_back(std::move(made));
  contexts_.push_back(context);
  instances_.emplace(std::pair{function, context}, id);
  return id;
}

void Joining::connect_call(Node &node, const Call &call, const IndirectCalls &indirect) {
  if (!call.callee.empty()) connect_direct(node, call);
  if (call.callee.empty() || indirect.may_be_indirect(call)) connect_indirect(node, call, indirect);
}

void open_for_missing(Node &node, const Call &call, const std::string &missing) {
  if (!missing.empty())
    node.open_calls.push_back({call.depth_bytes, {Reason::unknown_external, call.where, missing}});
}

void leave_open(Node &node, const Call &call, const std::string &detail) {
  node.open_calls.push_back(
      {call.depth_bytes, {Reason::unresolved_indirect_call, call.where, detail}});
}

void add_to_list(std::string &list, const std::string &item) {
  list += (list.empty() ? "" : ", ") + item;
}

void assume(Node &node, const std::string &text) {
  if (!std::ranges::count(node.assumptions, text)) node.assumptions.push_back(text);
}

void Joining::connect_direct(Node &node, const Call &call) {
  if (guesses_ && guesses_->is_never_right(call)) return assume_source(node);
  const std::vector<NodeId> callees = symbols_->resolve(node.unit, call.callee, call.local);
  if (callees.empty()) return open_for_missing(node, call, call.callee);
  if (callees.size() > 1 && symbols_->is_defined_twice(call.callee))
    warn_of_several(node, call.callee);
  std::set<SourceCall> behind;
  if (flow_) behind = answers_->calls_behind(call);
  for (const NodeId callee : std::set(callees.begin(), callees.end()))
    add_edge(node, call, callee, EdgeOrigin::direct, passed(behind, callee));
}

void Joining::add_edge(Node &node, const Call &call, NodeId callee, EdgeOrigin origin,
                       FlowContext context) {
  node.edges.push_back({callee, call.depth_bytes, call.tail, origin, call.where});
  passed_.resize(node.edges.size());
  passed_.back() = std::move(context);
}

FlowContext Joining::passed(const std::set<SourceCall> &calls, NodeId callee) const {
  const Node &node = program_.nodes[callee];
  if (calls.empty()) return {};
  return answers_->passed(calls, {node.sources.front(), node.function.symbol});
}

void Joining::warn_of_several(Node &node, const std::string &symbol) {
  std::string units;
  const auto [begin, end] = program_.by_symbol.equal_range(symbol);
  for (auto it = begin; it != end; ++it)
    add_to_list(units, program_.units[program_.nodes[it->second].unit].name);
  assume(node, "any of several definitions of " + symbol + " is called: " + units);
}

void Joining::connect_indirect(Node &node, const Call &call, const IndirectCalls &indirect) {
  count_join(node, indirect.sites().candidates(call).size());
  const std::set<std::size_t> facts = indirect.facts_for(call);
  if (!facts.empty())
    connect_stated(node, call, facts);
  else if (flow_)
    connect_flow(node, call, indirect);
  else
    leave_open(node, call, indirect.describe(call));
}

void Joining::count_join(const Node &node, std::size_t candidates) {
  if (node.instance_of) return;
  JoinSums &sums = program_.joins;
  ++(candidates == 0 ? sums.to_none : candidates == 1 ? sums.to_one : sums.to_several);
}

bool is_another_compilers(const Evidence &evidence) {
  return !evidence.object.empty() && evidence.producer.find("clang") == std::string::npos;
}

void Joining::assume_source(Node &node) const {
  if (is_another_compilers(evidence_of(program_, node)))
    assume(node,
           "calls through pointers lead where the source says as Clang reads it, also where it "
           "asks which compiler reads it");
}

void Joining::connect_flow(Node &node, const Call &call, const IndirectCalls &indirect) {
  const FlowAnswer answer = answers_->answer(call, indirect.sites());
  std::set<NodeId> callees;
  std::string missing;
  for (const FlowTarget &target : answer.targets) {
    const std::vector<NodeId> found = targets_->find(target);
    if (found.empty() && !targets_->is_removed(target)) add_to_list(missing, target.symbol);
    callees.insert(found.begin(), found.end());
  }
  targets_->add_thunks(callees);
  for (const NodeId callee : callees)
    add_edge(node, call, callee, EdgeOrigin::pointer_flow, passed(answer.calls, callee));
  for (const std::string &assumption : answer.assumptions) assume(node, assumption);
  assume_source(node);
  if (program_.units[node.unit].linking.linked)
    assume(node,
           "code of the image that has no source sets no pointer of the program but what it is "
           "given");
  if (answer.doubts.empty()) return open_for_missing(node, call, missing);
  std::string detail = indirect.describe(call);
  for (const std::string &doubt : answer.doubts) detail += (detail.empty() ? "" : "; ") + doubt;
  leave_open(node, call, detail);
}

std::string call_assumption(const Node &node, const Call &call, const Fact &fact) {
  std::string targets;
  for (const std::string &target : flow::stated_targets(fact)) add_to_list(targets, target);
  const std::string place = call.where.line ? " at " + to_text(call.where) : "";
  return "the indirect call in " + node.function.name + place + " goes to " + targets + ": " +
         fact.why + " (" + to_text(fact.where) + ")";
}

void Joining::connect_stated(Node &node, const Call &call, const std::set<std::size_t> &facts) {
  std::set<NodeId> callees;
  std::string missing;
  for (const std::size_t fact : facts) {
    used_.insert(fact);
    for (const std::string &target : flow::stated_targets(facts_[fact])) {
      const std::vector<NodeId> found = find_function(program_, target);
      if (found.empty()) add_to_list(missing, target + ", named at " + to_text(facts_[fact].where));
      callees.insert(found.begin(), found.end());
    }
    assume(node, call_assumption(node, call, facts_[fact]));
  }
  targets_->add_thunks(callees);
  for (const NodeId callee : callees) add_edge(node, call, callee, EdgeOrigin::user_fact, {});
  open_for_missing(node, call, missing);
}

void Joining::use_edge_facts() {
  const EdgeFacts edge_facts(program_.nodes, facts_);
  std::set<std::size_t> matched;
  for (NodeId caller = 0; caller < program_.nodes.size(); ++caller)
    for (const Edge &edge : program_.nodes[caller].edges)
      for (const std::size_t fact : edge_facts.limits(caller, edge.callee)) matched.insert(fact);
  for (const std::size_t fact : matched) program_.edge_facts.push_back(facts_[fact]);
  used_.merge(matched);
}

/// A fact about an external that nothing calls stands for nothing.
void Joining::use_frame_facts() {
  std::set<NodeId> called;
  for (const Node &node : program_.nodes)
    for (const Edge &edge : node.edges) called.insert(edge.callee);
  for (const auto &[fact, ids] : stated_)
    for (const NodeId id : ids)
      if (called.contains(id) || program_.nodes[id].unit < first_stated_unit_) used_.insert(fact);
}

std::set<std::string> flow_symbols(const std::vector<Unit> &units) {
  std::set<std::string> symbols;
  for (const Unit &unit : units) {
    symbols.insert(unit.undefined.begin(), unit.undefined.end());
    for (const FunctionFlow &function : unit.flow.functions) symbols.insert(function.symbol);
    for (const CallFlow &call : unit.flow.calls)
      if (call.form == CallForm::direct) symbols.insert(call.callee);
  }
  return symbols;
}

/// A model of a function that the program neither has nor calls stands for nothing.
void Joining::use_model_facts() {
  const std::set<std::string> symbols = flow_symbols(program_.units);
  for (std::size_t i = 0; i < facts_.size(); ++i)
    if (const auto *model = std::get_if<ModelFact>(&facts_[i].fact))
      if (std::ranges::any_of(symbols, [&](const std::string &symbol) {
            return flow::is_model_of(model->function, symbol);
          }))
        used_.insert(i);
}

}  // namespace

Program join(std::vector<Unit> units, const std::vector<Fact> &facts, const FlowSolution *flow) {
  std::vector<IndirectCall> indirect_calls;
  if (flow) indirect_calls = list_indirect_calls(units, *flow);
  Program program = Joining(std::move(units), facts, flow).finish();
  program.indirect_calls = std::move(indirect_calls);
  if (flow) program.offered_roots = flow->roots();
  return program;
}

}  // namespace stackcheck
