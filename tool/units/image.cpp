// A linked image knows its sources by the names that its debug information gives them.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "units/built.h"
#include "units/debug_name.h"
#include "units/in_children.h"
#include "units/units.h"

namespace stackcheck {

namespace {

namespace fs = std::filesystem;

/// The same for all names of a file.
std::string identity(const std::string &file) {
  std::error_code error;
  const fs::path path = fs::weakly_canonical(file, error);
  return error ? file : path.string();
}

/// The names that the compile commands have for files that debug information names.
class CommandNames {
 public:
  explicit CommandNames(const std::vector<CompileCommand> &commands) {
    for (const CompileCommand &command : commands) {
      by_debug_name_.emplace(debug_name(command), command.file);
      by_identity_.emplace(identity(command.file), command.file);
    }
  }

  /// `source` itself where no command has it.
  std::string of(const std::string &source) const {
    const auto debug = by_debug_name_.find(source);
    if (debug != by_debug_name_.end()) return debug->second;
    const auto same = by_identity_.find(identity(source));
    return same == by_identity_.end() ? source : same->second;
  }

 private:
  std::map<std::string, std::string> by_debug_name_, by_identity_;
};

/// Gives the sources the names that the compile commands have for them.
void use_names_of(const std::vector<CompileCommand> &commands, Unit &image) {
  const CommandNames names(commands);
  std::map<std::string, std::string> known;
  for (std::string &source : image.linking.sources)
    source = known.emplace(source, names.of(source)).first->second;
  for (Function &function : image.functions)
    if (const auto name = known.find(function.source); name != known.end())
      function.source = name->second;
}

std::set<std::string> symbols_of(const Unit &image) {
  std::set<std::string> symbols(image.defined_data.begin(), image.defined_data.end());
  for (const Function &function : image.functions) symbols.insert(function.symbol);
  for (const Alias &alias : image.aliases) symbols.insert(alias.symbol);
  return symbols;
}

/// Whether anything of the unit may be in the image. Without debug information of the unit only
/// its symbols tell.
bool has_part_in(const Unit &unit, const Unit &image, const std::set<std::string> &symbols) {
  constexpr std::string_view variable = "variable:";
  if (!unit.problems.empty() || std::ranges::count(image.linking.sources, unit.name)) return true;
  if (unit.flow.functions.empty() && unit.flow.defined_variables.empty()) return true;
  return std::ranges::any_of(unit.flow.functions,
                             [&](const FunctionFlow &function) {
                               return symbols.contains(function.linker_symbol);
                             }) ||
         std::ranges::any_of(unit.flow.defined_variables, [&](const std::string &slot) {
           return symbols.contains(slot.substr(variable.size()));
         });
}

Unit source_of(const CompileCommand &command, const Unit &image) {
  CompiledUnit source = read_source(command);
  Unit unit;
  unit.name = command.file;
  unit.evidence = image.evidence;
  unit.flow = std::move(source.flow);
  unit.problems = std::move(source.problems);
  if (!std::ranges::count(image.linking.sources, command.file)) return unit;
  if (const auto newer = newer_than(image.evidence.object, command.file, source.files_read))
    unit.problems.push_back({Reason::stale_object,
                             {command.file, 0, 0},
                             image.evidence.object + " is older than " + *newer});
  return unit;
}

Unit without_facts(const std::string &name) {
  Unit unit;
  unit.name = name;
  return unit;
}

std::vector<Unit> sources_of(const Unit &image, const std::vector<CompileCommand> &commands,
                             const UnitsRun &run) {
  std::vector<Unit> sources = for_each_command(
      commands, run, [&](const CompileCommand &command) { return source_of(command, image); });
  const std::set<std::string> symbols = symbols_of(image);
  for (Unit &unit : sources)
    if (!has_part_in(unit, image, symbols)) unit = without_facts(unit.name);
  return sources;
}

Unit read_image(const std::string &path, const UnitsRun &run) {
  Unit image = std::move(analyse_objects({path}, run).front());
  image.evidence.object = path;
  if (image.problems.empty() && !image.linking.linked)
    image.problems.push_back({Reason::unreadable_object,
                              {path, 0, 0},
                              "it is an object; wanted a linked image (an ELF that runs)"});
  return image;
}

}  // namespace

std::vector<Unit> analyse_image(const std::string &image,
                                const std::vector<CompileCommand> &commands, const UnitsRun &run) {
  Unit linked = read_image(image, run);
  std::vector<Unit> units;
  if (linked.problems.empty()) {
    use_names_of(commands, linked);
    units = sources_of(linked, commands, run);
  } else {
    for (const CompileCommand &command : commands) units.push_back(without_facts(command.file));
  }
  units.push_back(std::move(linked));
  return units;
}

}  // namespace stackcheck
