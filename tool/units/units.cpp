#include "units/units.h"

#include <iterator>

#include "machine/machine.h"
#include "units/built.h"
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

void take_source(Unit &unit, CompiledUnit source) {
  unit.flow = std::move(source.flow);
  unit.suppressions = std::move(source.suppressions);
  append(unit.problems, std::move(source.problems));
}

Unit compile_source(const CompileCommand &command) {
  CompiledUnit compiled = compile(command);
  Unit unit = code_of(compiled, {command.file, {producer(), ""}, compiled.failed_functions});
  append(unit.assumptions, std::move(compiled.assumptions));
  take_source(unit, std::move(compiled));
  return unit;
}

/// The machine code of the build's object with what the source says.
Unit read_built(const CompileCommand &command, const std::vector<char> &object) {
  CompiledUnit source = read_source(command);
  Unit unit = read_object(object, {command.file, {"", command.object}, {}});
  if (const auto newer = newer_than(command.object, command.file, source.files_read))
    unit.problems.push_back(
        {Reason::stale_object, {command.file, 0, 0}, command.object + " is older than " + *newer});
  take_source(unit, std::move(source));
  return unit;
}

Unit analyse_source(const CompileCommand &command, CodeChoice choice) {
  if (choice == CodeChoice::clang) return compile_source(command);
  const BuiltObject built = find_built(command.object);
  if (built.missing.empty()) return read_built(command, built.bytes);
  if (choice == CodeChoice::automatic) return compile_source(command);
  Unit unit;
  unit.name = command.file;
  unit.problems = {{Reason::unreadable_object, {command.file, 0, 0}, built.missing}};
  return unit;
}

Unit read_only(const CompileCommand &command) {
  Unit unit;
  unit.name = command.file;
  take_source(unit, read_source(command));
  return unit;
}

}  // namespace

std::vector<Unit> analyse_sources(const std::vector<CompileCommand> &commands,
                                  const UnitsRun &run) {
  return for_each_command(commands, run, [&](const CompileCommand &command) {
    return analyse_source(command, run.code);
  });
}

std::vector<Unit> read_sources(const std::vector<CompileCommand> &commands, const UnitsRun &run) {
  return for_each_command(commands, run, read_only);
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
