#pragma once
// A folder of small sources for one test, and the compile commands that name them.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "source/source.h"

namespace stackcheck {

class Scratch {
 public:
  Scratch() {
    std::string pattern = std::filesystem::temp_directory_path() / "stackcheck-source-XXXXXX";
    directory = std::filesystem::canonical(mkdtemp(pattern.data()));
  }
  ~Scratch() { std::filesystem::remove_all(directory); }
  Scratch(const Scratch &) = delete;
  Scratch &operator=(const Scratch &) = delete;

  std::string write(const std::string &name, const std::string &text) const {
    const std::filesystem::path path = directory / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
    return path;
  }

  /// The command `words`, a blank between two, with `-c NAME` behind them.
  CompileCommand command(const std::string &words, const std::string &name) const {
    CompileCommand result;
    result.directory = directory;
    result.file = directory / name;
    std::istringstream stream(words + " -c " + name);
    for (std::string word; stream >> word;) result.arguments.push_back(word);
    return result;
  }

  CompiledUnit compile_text(const std::string &words, const std::string &name,
                            const std::string &text) const {
    write(name, text);
    return compile(command(words, name));
  }

  std::set<std::string> files() const {
    std::set<std::string> names;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(directory))
      names.insert(entry.path().lexically_relative(directory));
    return names;
  }

  std::filesystem::path directory;
};

inline constexpr const char *m0plus = "clang-22 --target=arm-none-eabi -mcpu=cortex-m0plus";
inline constexpr const char *m3 = "clang-22 --target=arm-none-eabi -mcpu=cortex-m3";

inline std::string first_problem(const CompiledUnit &unit) {
  return unit.problems.empty() ? "" : unit.problems.front().detail;
}

}  // namespace stackcheck
