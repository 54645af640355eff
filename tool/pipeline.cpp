#include "pipeline.h"

#include <algorithm>
#include <iterator>

#include "bound/bound.h"
#include "facts/input_error.h"
#include "flow/flow.h"
#include "machine/machine.h"
#include "options/closest_name.h"
#include "options/inputs.h"
#include "peer/peer.h"
#include "program/program.h"
#include "progress.h"
#include "source/source.h"
#include "units/units.h"

namespace stackcheck {

namespace {

template <typename Item>
void append(std::vector<Item> &items, std::vector<Item> more) {
  std::move(more.begin(), more.end(), std::back_inserter(items));
}

std::vector<Unit> given_units(const BoardInput &input, const Options &options) {
  ProgressLine line(input.budget.board, !options.quiet);
  UnitsRun run;
  run.jobs = options.jobs;
  run.code = options.code;
  run.progress = [&](const Progress &progress) { line.show(progress); };
  std::vector<Unit> units;
  if (!input.image.empty())
    units = analyse_image(input.image, read_compile_database(*input.compile_database), run);
  else if (input.compile_database)
    units = analyse_sources(read_compile_database(*input.compile_database), run);
  if (!input.objects.empty()) append(units, analyse_objects(input.objects, run));
  return units;
}

CpuFacts cpu_of(const Budget &budget) {
  if (const std::optional<CpuFacts> cpu = find_cpu(budget.cpu)) return *cpu;
  throw InputError(budget.cpu_where.file + ":" + std::to_string(budget.cpu_where.line) +
                   ": target.cpu: \"" + budget.cpu + "\": wanted " + quoted_list(cpu_names()) +
                   did_you_mean(budget.cpu, cpu_names()));
}

// The bounds of another CPU's code say nothing about this board.
void distrust_other_cpus(std::vector<Unit> &units, const Budget &budget, const CpuFacts &cpu) {
  for (Unit &unit : units)
    if (!unit.cpu_family.empty() && unit.cpu_family != cpu.family)
      unit.problems.push_back({Reason::unreadable_object,
                               {unit.name, 0, 0},
                               "its code is for " + unit.cpu_family + ", but " + budget.cpu +
                                   " runs " + cpu.family + " code"});
}

// Libraries come last, as on a linker's command line: they only define what is missing. In a
// linked image nothing is.
std::vector<Unit> all_units(const BoardInput &input, const Options &options) {
  std::vector<Unit> units = given_units(input, options);
  const Libraries &libraries = input.budget.libraries;
  if (libraries.archives.empty() || !input.image.empty()) return units;
  append(units, pull_members(units, find_archives(libraries.toolchain, libraries.flags,
                                                  libraries.archives)));
  return units;
}

std::unique_ptr<FlowSolution> solve_units(const std::vector<Unit> &units, const Budget &budget) {
  return solve(units, budget.facts, entry_functions(budget));
}

Program join_units(std::vector<Unit> units, const Budget &budget) {
  const auto flow = solve_units(units, budget);
  return join(std::move(units), budget.facts, flow.get());
}

/// `units` starts with those of the compile database, in its order.
Reads reads_of(const BoardInput &input, const std::vector<Unit> &units, const FlowSolution &flow,
               const Options &options) {
  if (!input.compile_database) return {};
  ReadsInput reads;
  reads.commands = read_compile_database(*input.compile_database);
  reads.contracts = contracts_with(input.contracts);
  reads.calls = calls_of(units, flow, reads.commands.size());
  reads.jobs = options.jobs;
  ProgressLine line(input.budget.board + " reads", !options.quiet);
  reads.progress = [&](const Progress &progress) { line.show(progress); };
  return find_program_reads(reads);
}

/// The reads of all boards, and what the boards say against findings.
class ReadParts {
 public:
  void add(const BoardInput &input, const std::vector<Unit> &units, const FlowSolution &flow,
           const Options &options) {
    parts_.push_back(reads_of(input, units, flow, options));
    append(suppressions_, input.suppressions);
    for (const Unit &unit : units) append(suppressions_, unit.suppressions);
  }
  Reads all() && { return suppress(merged(std::move(parts_)), std::move(suppressions_)); }

 private:
  std::vector<Reads> parts_;
  std::vector<Suppression> suppressions_;
};

BoardVerdict analyse_board(const BoardInput &input, const Options &options, ReadParts &reads) {
  const CpuFacts cpu = cpu_of(input.budget);
  std::vector<Unit> units = all_units(input, options);
  distrust_other_cpus(units, input.budget, cpu);
  const auto flow = solve_units(units, input.budget);
  if (!options.stacks_only) reads.add(input, units, *flow, options);
  const Program program = join(std::move(units), input.budget.facts, flow.get());
  return judge(program, input.budget, {cpu.exception_frame.bytes, cpu.exception_frame.source});
}

FunctionFacts facts_of(const Program &program, NodeId node, const FunctionBound &bound) {
  const Node &function = program.nodes[node];
  FunctionFacts facts{program.units[function.unit].name, function.function.symbol, bound, {}};
  if (bound.type == BoundType::unbounded) facts.reasons = bound_from(program, node).reasons;
  return facts;
}

void add_facts(UnitFacts &facts, const BoardInput &input, const Options &options) {
  std::vector<Unit> units = all_units(input, options);
  const Program program = join_units(units, input.budget);
  const std::vector<FunctionBound> bounds = bound_functions(program);
  for (NodeId node = 0; node < function_count(program); ++node)
    facts.functions.push_back(facts_of(program, node, bounds[node]));
  append(facts.units, std::move(units));
}

}  // namespace

Verdict analyse_boards(const Options &options) {
  Verdict verdict;
  ReadParts reads;
  for (const BoardInput &input : resolve_inputs(options))
    verdict.boards.push_back(analyse_board(input, options, reads));
  if (!options.stacks_only) verdict.reads = std::move(reads).all();
  return verdict;
}

Reads collect_reads(const Options &options) {
  ReadParts reads;
  for (const BoardInput &input : resolve_inputs(options)) {
    if (!input.compile_database) continue;
    ProgressLine line(input.budget.board, !options.quiet);
    UnitsRun run;
    run.jobs = options.jobs;
    run.progress = [&](const Progress &progress) { line.show(progress); };
    const std::vector<Unit> units =
        read_sources(read_compile_database(*input.compile_database), run);
    reads.add(input, units, *solve_units(units, input.budget), options);
  }
  return std::move(reads).all();
}

UnitFacts collect_facts(const Options &options) {
  UnitFacts facts;
  for (const BoardInput &input : resolve_inputs(options)) add_facts(facts, input, options);
  return facts;
}

std::vector<BoardExplanation> explain_boards(const Options &options) {
  const Question question = parse_question(options.question);
  std::vector<BoardExplanation> boards;
  std::vector<std::string> names;
  for (const BoardInput &input : resolve_inputs(options)) {
    const std::vector<Unit> units = all_units(input, options);
    const auto flow = solve_units(units, input.budget);
    boards.push_back({input.budget.board, question, explain(units, *flow, question)});
    append(names, names_to_ask(units));
  }
  if (std::ranges::none_of(boards, [](const auto &each) { return each.explanation.is_known; }))
    throw InputError("explain: \"" + question.text +
                     "\": no call through a pointer stands there, and no function or field with "
                     "such calls is named so" +
                     did_you_mean(question.text, names));
  return boards;
}

int exit_status(const UnitFacts &facts) {
  return std::all_of(facts.units.begin(), facts.units.end(),
                     [](const Unit &unit) { return unit.problems.empty(); })
             ? 0
             : 2;
}

}  // namespace stackcheck
