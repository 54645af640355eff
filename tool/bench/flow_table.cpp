// The price of imprecision: where calls through pointers lead by three methods, and the bounds
// that follow, as tables. Takes stackcheck's own arguments.
//
// Mean targets is over the sites that have any. Bounds are those of the entries' own stacks,
// without interrupts, and only where the methods differ.
//
//   flow_table PROJECT-FOLDER
//   flow_table --budget=FILE COMPILE_COMMANDS

#include <algorithm>
#include <cstdio>
#include <exception>
#include <map>
#include <memory>
#include <set>

#include "bound/bound.h"
#include "flow/listing.h"
#include "machine/machine.h"
#include "options/inputs.h"
#include "program/program.h"
#include "units/units.h"

namespace stackcheck {
namespace {

std::vector<Unit> units_of(const BoardInput &input, unsigned jobs) {
  UnitsRun run;
  run.jobs = jobs;
  std::vector<Unit> units;
  if (input.compile_database)
    units = analyse_sources(read_compile_database(*input.compile_database), run);
  const Libraries &libraries = input.budget.libraries;
  if (libraries.archives.empty()) return units;
  const std::vector<Unit> members =
      pull_members(units, find_archives(libraries.toolchain, libraries.flags, libraries.archives));
  units.insert(units.end(), members.begin(), members.end());
  return units;
}

struct Method {
  std::string name;
  std::unique_ptr<FlowSolution> solution;
};

std::vector<Method> methods(const std::vector<Unit> &units, const Budget &budget) {
  std::vector<Method> all;
  all.push_back({"by signature", resolve_by_signature(units)});
  all.push_back({"by type and field", resolve_by_type_and_field(units)});
  all.push_back({"by flow", solve(units, budget.facts, entry_functions(budget))});
  return all;
}

struct SiteCounts {
  std::size_t sites = 0, with_targets = 0, targets = 0, most = 0;
  std::map<SiteVerdict, std::size_t> verdicts;
};

SiteCounts count_sites(const Method &method, const std::vector<Unit> &units) {
  SiteCounts counts;
  for (const IndirectCall &call : list_indirect_calls(units, *method.solution)) {
    ++counts.sites;
    ++counts.verdicts[call.verdict];
    counts.with_targets += !call.targets.empty();
    counts.targets += call.targets.size();
    counts.most = std::max(counts.most, call.targets.size());
  }
  return counts;
}

using Cycle = std::set<std::string>;

/// Cycles that share functions count as one.
void add_cycle(std::vector<Cycle> &cycles, Cycle cycle) {
  const auto meets = [&](const Cycle &other) {
    return std::ranges::any_of(other, [&](const auto &name) { return cycle.contains(name); });
  };
  for (auto met = std::ranges::find_if(cycles, meets); met != cycles.end();
       met = std::ranges::find_if(cycles, meets)) {
    cycle.insert(met->begin(), met->end());
    cycles.erase(met);
  }
  cycles.push_back(std::move(cycle));
}

struct Bounds {
  std::map<std::string, Bound> by_entry;
  std::vector<Cycle> cycles;
};

Bounds find_bounds(const Method &method, const std::vector<Unit> &units, const Budget &budget,
                   const std::vector<Fact> &facts) {
  const Program program = join(units, facts, method.solution.get());
  Bounds bounds;
  for (const Entry &entry : budget.entries)
    for (const NodeId node : find_function(program, entry.function)) {
      const Bound bound = bound_from(program, node);
      for (const BoundReason &reason : bound.reasons)
        if (reason.unknown.reason == Reason::recursion)
          add_cycle(bounds.cycles, {reason.path.begin(), reason.path.end()});
      bounds.by_entry[entry.function] = bound;
    }
  return bounds;
}

std::vector<Fact> without_edges(std::vector<Fact> facts) {
  std::erase_if(facts,
                [](const Fact &fact) { return std::holds_alternative<EdgeFact>(fact.fact); });
  return facts;
}

/// "3 of 8 functions".
std::string text_of(const std::vector<Cycle> &cycles) {
  std::size_t functions = 0;
  for (const Cycle &cycle : cycles) functions += cycle.size();
  return cycles.empty()
             ? "0"
             : std::to_string(cycles.size()) + " of " + std::to_string(functions) + " functions";
}

std::string text_of(const Bound &bound) {
  const std::string bytes = std::to_string(bound.bytes);
  return bound.type == BoundType::unbounded ? "none (at least " + bytes + ")" : bytes;
}

std::string joined(const Cycle &names) {
  std::string text;
  for (const std::string &name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// One program, by all methods.
class Comparison {
 public:
  Comparison(const BoardInput &input, unsigned jobs)
      : budget_(input.budget), units_(units_of(input, jobs)), methods_(methods(units_, budget_)) {
    for (const Method &method : methods_) {
      without_facts_.push_back(find_bounds(method, units_, budget_, without_edges(budget_.facts)));
      with_facts_.push_back(find_bounds(method, units_, budget_, budget_.facts));
    }
  }

  void print() const {
    std::printf("\n### %s\n\n", budget_.board.c_str());
    print_sites();
    print_bounds();
    std::printf("\nCycles by flow, without facts about edges:\n\n");
    for (const Cycle &cycle : without_facts_.back().cycles)
      std::printf("- %s\n", joined(cycle).c_str());
  }

 private:
  void print_sites() const {
    std::printf(
        "| | sites | resolved | never set | by signature | unknown | mean targets | most "
        "| cycles | cycles with facts |\n|---|---|---|---|---|---|---|---|---|---|\n");
    for (std::size_t i = 0; i < methods_.size(); ++i) {
      SiteCounts counts = count_sites(methods_[i], units_);
      const double sites = static_cast<double>(std::max<std::size_t>(counts.with_targets, 1));
      std::printf("| %s | %zu | %zu | %zu | %zu | %zu | %.2f | %zu | %s | %s |\n",
                  methods_[i].name.c_str(), counts.sites, counts.verdicts[SiteVerdict::resolved],
                  counts.verdicts[SiteVerdict::never_set],
                  counts.verdicts[SiteVerdict::by_signature], counts.verdicts[SiteVerdict::unknown],
                  static_cast<double>(counts.targets) / sites, counts.most,
                  text_of(without_facts_[i].cycles).c_str(),
                  text_of(with_facts_[i].cycles).c_str());
    }
  }

  void print_bounds() const {
    std::printf("\n| entry |");
    for (const Method &method : methods_) std::printf(" %s |", method.name.c_str());
    std::printf("\n|---|---|---|---|\n");
    for (const auto &[entry, bound] : with_facts_.back().by_entry) {
      std::string row;
      std::set<std::string> different;
      for (const Bounds &bounds : with_facts_) {
        const std::string text = text_of(bounds.by_entry.at(entry));
        row += " " + text + " |";
        different.insert(text);
      }
      if (different.size() > 1) std::printf("| `%s` |%s\n", entry.c_str(), row.c_str());
    }
  }

  const Budget &budget_;
  std::vector<Unit> units_;
  std::vector<Method> methods_;
  std::vector<Bounds> without_facts_, with_facts_;  // by method
};

}  // namespace
}  // namespace stackcheck

int main(int count, char **arguments) try {
  const auto options = stackcheck::parse_options({arguments + 1, arguments + count});
  for (const stackcheck::BoardInput &input : stackcheck::resolve_inputs(options))
    stackcheck::Comparison(input, options.jobs).print();
} catch (const std::exception &error) {
  std::fprintf(stderr, "flow_table: %s\n", error.what());
  return 2;
}
