#include "source/assemble.h"
#include "source/codegen.h"
#include "source/driver.h"
#include "source/guard.h"
#include "source/not_compiled.h"
#include "source/source.h"
#include "source/targets.h"

namespace stackcheck {
namespace {

CompiledUnit failed_unit(Unknown why) {
  CompiledUnit unit;
  unit.problems.push_back(std::move(why));
  return unit;
}

CompiledUnit try_compile(const CompileCommand &command, Wanted wanted) try {
  CompiledUnit unit;
  const auto files = file_system_in(command.directory);
  const Invocation invocation = make_invocation(command, files);
  unit.assumptions = invocation.assumptions;
  if (invocation.language == SourceLanguage::c_family)
    generate_code(invocation, command, files, wanted, unit);
  else if (wanted == Wanted::code_and_source)
    assemble(invocation, command, files, unit);
  if (!unit.problems.empty() && !invocation.hint.empty())
    unit.problems.front().detail += " (" + invocation.hint + ")";
  return unit;
} catch (const NotCompiled &reason) {
  return failed_unit(reason.why);
}

CompiledUnit run(const CompileCommand &command, Wanted wanted) {
  initialise_targets();
  CompiledUnit unit;
  const auto fatal = guard([&] { unit = try_compile(command, wanted); });
  if (fatal) unit = failed_unit(not_compiled({}, *fatal));
  if (!unit.problems.empty()) unit.object.clear();
  for (Unknown &problem : unit.problems)
    if (problem.where.file.empty()) problem.where.file = command.file;
  return unit;
}

}  // namespace

CompiledUnit compile(const CompileCommand &command) {
  return run(command, Wanted::code_and_source);
}

CompiledUnit read_source(const CompileCommand &command) { return run(command, Wanted::source); }

}  // namespace stackcheck
