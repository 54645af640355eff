// Where every indirect call of some programs leads, as JSON: one line per program. Needs no
// machine code that stackcheck can decode, so that it answers for a host's programs too.
//
//   flow_sites COMMON PROGRAM...
//
// COMMON and each PROGRAM are compile databases; a program is made of its own units and those
// of COMMON.

#include <cstdio>
#include <exception>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "facts/input_error.h"
#include "flow/listing.h"
#include "source/source.h"

namespace stackcheck {
namespace {

using Json = nlohmann::json;

/// Only what the sources say: no code is made.
std::vector<Unit> analyse(const std::string &database) {
  std::vector<Unit> units;
  for (const CompileCommand &command : read_compile_database(database)) {
    CompiledUnit source = read_source(command);
    for (const Unknown &problem : source.problems)
      throw InputError(command.file + ": " + problem.detail);
    Unit &unit = units.emplace_back();
    unit.name = command.file;
    unit.flow = std::move(source.flow);
  }
  return units;
}

/// [unit, symbol]; the unit is empty where no unit has its source.
Json to_json(const FlowTarget &target, const std::vector<Unit> &units) {
  const bool external = target.unit == FlowTarget::any_unit;
  return {external ? "" : units[target.unit].name, target.symbol};
}

Json to_json(const CallFlow &call, const SiteResult &result, const std::vector<Unit> &units) {
  Json targets = Json::array();
  for (const FlowTarget &target : result.targets) targets.push_back(to_json(target, units));
  return {{"caller", call.caller},
          {"file", call.where.file},
          {"line", call.where.line},
          {"column", call.where.column},
          {"expression", call.expression},
          {"verdict", to_name(result.verdict)},
          {"why", result.why},
          {"targets", std::move(targets)}};
}

Json sites_of(const std::vector<Unit> &units) {
  // No entry with unknown arguments: what main is given leads to text alone. The only call that
  // these programs make by number is getrandom, which fills a buffer.
  ModelFact syscall;
  syscall.function = "syscall";
  const auto solution = solve(units, {{syscall, "getrandom", {}}});
  Json sites = Json::array();
  for (std::size_t unit = 0; unit < units.size(); ++unit)
    for (std::size_t call = 0; call < units[unit].flow.calls.size(); ++call)
      if (units[unit].flow.calls[call].form != CallForm::direct)
        sites.push_back(to_json(units[unit].flow.calls[call], solution->site(unit, call), units));
  return sites;
}

void print_programs(int count, char **arguments) {
  std::vector<Unit> units = analyse(arguments[0]);
  const std::size_t common = units.size();
  for (int i = 1; i < count; ++i) {
    units.resize(common);
    std::vector<Unit> own = analyse(arguments[i]);
    units.insert(units.end(), std::make_move_iterator(own.begin()),
                 std::make_move_iterator(own.end()));
    const Json line = {{"program", arguments[i]}, {"sites", sites_of(units)}};
    std::puts(line.dump(-1, ' ', false, Json::error_handler_t::replace).c_str());
  }
}

}  // namespace
}  // namespace stackcheck

int main(int count, char **arguments) try {
  if (count < 3) throw stackcheck::InputError("wanted: COMMON PROGRAM...");
  stackcheck::print_programs(count - 1, arguments + 1);
} catch (const std::exception &error) {
  std::fprintf(stderr, "flow_sites: %s\n", error.what());
  return 2;
}
