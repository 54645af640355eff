#include "units/debug_name.h"

#include <filesystem>
#include <ranges>
#include <string_view>
#include <utility>
#include <vector>

namespace stackcheck {

namespace {

namespace fs = std::filesystem;

using PrefixMaps = std::vector<std::pair<std::string, std::string>>;

PrefixMaps prefix_maps(const CompileCommand &command) {
  PrefixMaps maps;
  for (const std::string &argument : command.arguments)
    for (const std::string_view option : {"-ffile-prefix-map=", "-fdebug-prefix-map="}) {
      const std::size_t equals = argument.find('=', option.size());
      if (!argument.starts_with(option) || equals == std::string::npos) continue;
      maps.emplace_back(argument.substr(option.size(), equals - option.size()),
                        argument.substr(equals + 1));
    }
  return maps;
}

std::string mapped(const std::string &name, const PrefixMaps &maps) {
  for (const auto &[from, to] : std::views::reverse(maps))
    if (name.starts_with(from)) return to + name.substr(from.size());
  return name;
}

/// The file as the command names it, perhaps relative to its directory.
std::string given_name(const CompileCommand &command) {
  for (const std::string &argument : command.arguments | std::views::drop(1))
    if ((fs::path(command.directory) / argument).lexically_normal() == command.file)
      return argument;
  return command.file;
}

}  // namespace

std::string debug_name(const CompileCommand &command) {
  const PrefixMaps maps = prefix_maps(command);
  const fs::path directory = mapped(command.directory, maps);
  return (directory / mapped(given_name(command), maps)).lexically_normal().string();
}

}  // namespace stackcheck
