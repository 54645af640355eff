#include "source/toolchain.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <regex>
#include <sstream>
#include <utility>

#include "source/subprocess.h"

namespace stackcheck {
namespace {

namespace fs = std::filesystem;

bool is_program(const fs::path &path) {
  return fs::is_regular_file(path) && access(path.c_str(), X_OK) == 0;
}

/// GCC's stddef.h and the like, and its copies of system headers; they fit only GCC.
bool is_gcc_own(const std::string &directory) {
  static const std::regex form(R"(.*/gcc/[^/]+/[^/]+/include(-fixed)?/?)");
  return std::regex_match(directory, form);
}

/// The lines between the two GCC puts around its search list (gcc/incpath.cc, merge_...()).
std::vector<std::string> search_list(const std::string &verbose) {
  std::istringstream lines(verbose);
  std::vector<std::string> directories;
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("End of search list")) break;
    if (inside && line.starts_with(" "))
      directories.push_back(fs::path(line.substr(1)).lexically_normal());
    if (line.starts_with("#include <...>")) inside = true;
  }
  return directories;
}

std::vector<std::string> without_gcc_own(const std::vector<std::string> &directories) {
  std::vector<std::string> result;
  bool replaced = false;
  for (const std::string &directory : directories) {
    if (!is_gcc_own(directory)) result.push_back(directory);
    if (is_gcc_own(directory) && !std::exchange(replaced, true)) result.push_back(own_headers);
  }
  if (!replaced) result.insert(result.begin(), own_headers);
  return result;
}

std::optional<std::vector<std::string>> ask(const HeaderQuery &query) {
  const std::optional<std::string> program = find_program(query.compiler);
  if (!program) return std::nullopt;
  std::vector<std::string> arguments = query.machine_flags;
  for (const char *word : {"-E", "-v", "-x", query.cxx ? "c++" : "c", "/dev/null"})
    arguments.push_back(word);
  const std::optional<std::string> verbose = run_program(*program, arguments, Stream::error);
  if (!verbose) return std::nullopt;
  const std::vector<std::string> directories = search_list(*verbose);
  if (directories.empty()) return std::nullopt;
  return without_gcc_own(directories);
}

}  // namespace

std::optional<std::string> find_program(const std::string &name) {
  if (name.empty() || name.find('/') != name.npos) return std::nullopt;
  const char *path = std::getenv("PATH");
  std::istringstream directories(path ? path : "");
  for (std::string directory; std::getline(directories, directory, ':');)
    if (directory.starts_with('/') && is_program(fs::path(directory) / name))
      return fs::path(directory) / name;
  return std::nullopt;
}

std::optional<std::vector<std::string>> gcc_header_directories(const HeaderQuery &query) {
  static std::map<HeaderQuery, std::optional<std::vector<std::string>>> answers;
  const auto known = answers.find(query);
  if (known != answers.end()) return known->second;
  return answers.emplace(query, ask(query)).first->second;
}

}  // namespace stackcheck
