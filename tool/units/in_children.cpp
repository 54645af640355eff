#include "units/in_children.h"

#include <exception>
#include <iterator>

#include "facts/input_error.h"
#include "facts/summary.h"
#include "units/pool.h"

namespace stackcheck {

namespace {

std::vector<Unit> failed(const UnitsWork &work, std::size_t number, const std::string &why) {
  Unit unit;
  unit.name = work.names[number];
  unit.problems = {{work.failure, {unit.name, 0, 0}, why}};
  return {unit};
}

std::vector<std::uint8_t> analyse(const UnitsWork &work, std::size_t number) {
  try {
    return to_cbor(work.analyse(number));
  } catch (const std::exception &error) {
    return to_cbor(failed(work, number, error.what()));
  }
}

std::vector<Unit> units_of(const UnitsWork &work, std::size_t number, const Outcome &outcome) {
  if (!outcome.failure.empty()) return failed(work, number, work.worker + " " + outcome.failure);
  try {
    return units_from_cbor(outcome.bytes);
  } catch (const InputError &error) {
    return failed(work, number, error.what());
  }
}

}  // namespace

std::vector<std::vector<Unit>> analyse_in_children(const UnitsWork &work, const UnitsRun &run) {
  Progress progress{0, work.names.size(), ""};
  const auto finished = [&](std::size_t number) {
    ++progress.done;
    progress.unit = work.names[number];
    if (run.progress) run.progress(progress);
  };
  const auto task = [&](std::size_t number) { return analyse(work, number); };
  const std::vector<Outcome> outcomes =
      run_in_children(work.names.size(), task, {run.jobs, run.timeout_seconds}, finished);
  std::vector<std::vector<Unit>> units;
  for (std::size_t i = 0; i < outcomes.size(); ++i) units.push_back(units_of(work, i, outcomes[i]));
  return units;
}

std::vector<Unit> flattened(std::vector<std::vector<Unit>> groups) {
  std::vector<Unit> units;
  for (std::vector<Unit> &group : groups)
    units.insert(units.end(), std::make_move_iterator(group.begin()),
                 std::make_move_iterator(group.end()));
  return units;
}

std::vector<Unit> for_each_command(const std::vector<CompileCommand> &commands, const UnitsRun &run,
                                   const std::function<Unit(const CompileCommand &)> &analyse) {
  ask_for_headers(commands);
  UnitsWork work;
  for (const CompileCommand &command : commands) work.names.push_back(command.file);
  work.analyse = [&](std::size_t i) { return std::vector<Unit>{analyse(commands[i])}; };
  work.failure = Reason::unit_not_compiled;
  work.worker = "the compiler";
  return flattened(analyse_in_children(work, run));
}

}  // namespace stackcheck
