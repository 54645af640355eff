#include "units/units.h"

#include <iterator>

#include "machine/machine.h"
#include "units/in_children.h"

namespace stackcheck {

namespace {

template <typename Item>
void append(std::vector<Item> &items, std::vector<Item> more) {
  items.insert(items.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

Unit code_of(const CompiledUnit &compiled, const ObjectOrigin &origin) {
  if (!compiled.object.empty()) return read_object(compiled.object, origin);
  Unit unit;
  unit.name = origin.name;
  unit.evidence = origin.evidence;
  if (compiled.problems.empty())
    unit.problems = {{Reason::unit_not_compiled, {unit.name, 0, 0}, "the compiler gave no object"}};
  return unit;
}

Unit analyse_source(const CompileCommand &command) {
  CompiledUnit compiled = compile(command);
  Unit unit = code_of(compiled, {command.file, {producer(), ""}, compiled.failed_functions});
  append(unit.indirect_sites, std::move(compiled.indirect_sites));
  unit.flow = std::move(compiled.flow);
  append(unit.assumptions, std::move(compiled.assumptions));
  append(unit.problems, std::move(compiled.problems));
  return unit;
}

std::vector<Unit> flattened(std::vector<std::vector<Unit>> groups) {
  std::vector<Unit> units;
  for (std::vector<Unit> &group : groups) append(units, std::move(group));
  return units;
}

}  // namespace

std::vector<Unit> analyse_sources(const std::vector<CompileCommand> &commands,
                                  const UnitsRun &run) {
  UnitsWork work;
  for (const CompileCommand &command : commands) work.names.push_back(command.file);
  work.analyse = [&](std::size_t i) { return std::vector<Unit>{analyse_source(commands[i])}; };
  work.failure = Reason::unit_not_compiled;
  work.worker = "the compiler";
  return flattened(analyse_in_children(work, run));
}

std::vector<Unit> analyse_objects(const std::vector<std::string> &paths, const UnitsRun &run) {
  UnitsWork work;
  work.names = paths;
  work.analyse = [&](std::size_t i) { return read_object_file(paths[i]); };
  work.failure = Reason::unreadable_object;
  work.worker = "reading it";
  return flattened(analyse_in_children(work, run));
}

}  // namespace stackcheck
