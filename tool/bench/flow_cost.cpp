// What following function pointers costs: CPU time of extraction and of solving against that of
// compiling the same units to objects, in one run.
//
//   flow_cost COMPILE_COMMANDS...
//
// The linker puts the clock around extract_flow (--wrap in CMakeLists.txt), so that what is
// measured is the code that runs otherwise.

#include <cstdio>
#include <ctime>
#include <exception>

#include "facts/input_error.h"
#include "flow/flow.h"
#include "source/source.h"

namespace clang {
class ASTContext;
class CodeGenerator;
}  // namespace clang

namespace {

double extraction_seconds = 0;

double cpu_seconds() {
  timespec now = {};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}  // namespace

namespace stackcheck {

/// The function itself, and what is called in its place.
UnitFlow real_extract_flow(clang::ASTContext &ast, clang::CodeGenerator &code,
                           const std::string &unit,
                           const std::string &directory) __asm__("__real_" EXTRACT_FLOW);
UnitFlow wrap_extract_flow(clang::ASTContext &ast, clang::CodeGenerator &code,
                           const std::string &unit,
                           const std::string &directory) __asm__("__wrap_" EXTRACT_FLOW);

UnitFlow wrap_extract_flow(clang::ASTContext &ast, clang::CodeGenerator &code,
                           const std::string &unit, const std::string &directory) {
  const double start = cpu_seconds();
  UnitFlow flow = real_extract_flow(ast, code, unit, directory);
  extraction_seconds += cpu_seconds() - start;
  return flow;
}

namespace {

std::vector<Unit> compile_all(const std::string &database) {
  std::vector<Unit> units;
  for (const CompileCommand &command : read_compile_database(database)) {
    CompiledUnit compiled = compile(command);
    if (!compiled.problems.empty())
      throw InputError(command.file + ": " + compiled.problems.front().detail);
    units.emplace_back().name = command.file;
    units.back().flow = std::move(compiled.flow);
  }
  return units;
}

void measure(const std::string &database) {
  const double extracted = extraction_seconds, start = cpu_seconds();
  const std::vector<Unit> units = compile_all(database);
  const double compiled = cpu_seconds();
  const auto solution = solve(units, {}, {"main"});
  const double solved = cpu_seconds();
  std::size_t constraints = 0;
  for (const Unit &unit : units) constraints += unit.flow.flows.size() + unit.flow.calls.size();
  const double extraction = extraction_seconds - extracted;
  const double compiling = compiled - start - extraction;
  std::printf("| %s | %zu | %zu | %.1f %% | %.1f %% |\n", database.c_str(), units.size(),
              constraints, 100 * extraction / compiling, 100 * (solved - compiled) / compiling);
}

}  // namespace
}  // namespace stackcheck

int main(int count, char **arguments) try {
  std::puts("CPU time in parts of that of compiling the same units:\n\n"
            "| program | units | constraints | extraction | solving |\n|---|---|---|---|---|");
  for (int i = 1; i < count; ++i) stackcheck::measure(arguments[i]);
} catch (const std::exception &error) {
  std::fprintf(stderr, "flow_cost: %s\n", error.what());
  return 2;
}
