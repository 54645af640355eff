#include "source/compiler_name.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <regex>

namespace stackcheck {

std::optional<CompilerName> parse_compiler_name(const std::string &path) {
  static const std::regex form(
      R"((?:([A-Za-z0-9_][A-Za-z0-9_.-]*)-)?(gcc|g\+\+|cc|c\+\+|clang|clang\+\+))"
      R"((?:-[0-9][0-9.]*)?(?:\.exe)?)");
  const std::string basename = std::filesystem::path(path).filename();
  std::smatch parts;
  if (!std::regex_match(basename, parts, form)) return std::nullopt;
  const std::string driver = parts[2];
  return CompilerName{.basename = basename,
                      .prefix = parts[1],
                      .gcc = !driver.starts_with("clang"),
                      .cxx = driver.ends_with("++")};
}

bool is_compiler_launcher(const std::string &path) {
  static constexpr std::array launchers = {"ccache", "sccache", "distcc", "icecc"};
  const std::string basename = std::filesystem::path(path).filename();
  return std::ranges::find(launchers, basename) != launchers.end();
}

}  // namespace stackcheck
