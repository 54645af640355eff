#pragma once
// Small sources, compiled and solved together, so that a test reads: these files, this call,
// these functions and no others.

#include <cxxabi.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "flow/flow.h"
#include "units/units.h"

namespace stackcheck {

struct SourceFile {
  std::string name, text;
};

class SolvedSource {
 public:
  /// Compiles the files, C or C++ by their names, for a Cortex-M3.
  explicit SolvedSource(const std::vector<SourceFile> &files) {
    std::string pattern = std::filesystem::temp_directory_path() / "stackcheck-flow-XXXXXX";
    const std::filesystem::path folder = std::filesystem::canonical(mkdtemp(pattern.data()));
    std::vector<CompileCommand> commands;
    for (const SourceFile &file : files) {
      std::ofstream(folder / file.name) << file.text;
      if (file.name.ends_with(".h")) continue;
      std::vector<std::string> words = {"clang-22", "--target=arm-none-eabi", "-mcpu=cortex-m3",
                                        "-O1", "-ffreestanding"};
      if (file.name.ends_with(".cpp"))
        words.insert(words.end(), {"-std=c++20", "-fno-exceptions", "-fno-rtti"});
      words.insert(words.end(), {"-c", file.name});
      commands.push_back({folder, folder / file.name, words, 0});
    }
    units_ = analyse_sources(commands, {});
    std::filesystem::remove_all(folder);
    for (const Unit &unit : units_)
      for (const Unknown &problem : unit.problems) problems += problem.detail + "\n";
    solution_ = solve(units_);
  }

  /// What the calls spelled `expression` lead to: "f g", "never", or "unknown".
  std::string callees(const std::string &expression) const {
    std::set<std::string> names;
    for (std::size_t unit = 0; unit < units_.size(); ++unit)
      for (std::size_t call = 0; call < units_[unit].flow.calls.size(); ++call) {
        const CallFlow &stated = units_[unit].flow.calls[call];
        if (stated.form == CallForm::direct || stated.expression != expression) continue;
        const SiteResult &result = solution_->site(unit, call);
        if (result.verdict == SiteVerdict::unknown) return "unknown";
        if (result.targets.empty()) names.insert("never");
        for (const FlowTarget &target : result.targets) names.insert(readable(target.symbol));
      }
    return names.empty() ? "no such call" : joined(names);
  }

  std::string roots() const {
    std::set<std::string> names;
    for (const OfferedRoot &root : solution_->roots()) names.insert(root.function.symbol);
    return joined(names);
  }

  std::string called_by(const std::string &external) const {
    std::set<std::string> names;
    for (const ExternalCalls &calls : solution_->external_calls())
      if (calls.external == external)
        for (const FlowTarget &target : calls.targets) names.insert(target.symbol);
    return joined(names);
  }

  std::string problems;  ///< of compiling; empty in a test that means anything

 private:
  static std::string joined(const std::set<std::string> &names) {
    std::string text;
    for (const std::string &name : names) text += (text.empty() ? "" : " ") + name;
    return text;
  }

  /// "Tcp::read" of "_ZN3Tcp4readEPci".
  static std::string readable(const std::string &symbol) {
    if (!symbol.starts_with("_Z")) return symbol;
    int status = 0;
    const std::unique_ptr<char, decltype(&std::free)> text(
        abi::__cxa_demangle(symbol.c_str(), nullptr, nullptr, &status), &std::free);
    const std::string name = status == 0 ? text.get() : symbol;
    return name.substr(0, name.find('('));
  }

  std::vector<Unit> units_;
  std::unique_ptr<FlowSolution> solution_;
};

/// The one call spelled `expression` in one file.
inline std::string callees(const std::string &name, const std::string &text,
                           const std::string &expression) {
  const SolvedSource solved({{name, text}});
  return solved.problems.empty() ? solved.callees(expression) : solved.problems;
}

}  // namespace stackcheck
