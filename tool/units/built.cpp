#include "units/built.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

namespace stackcheck {

namespace {

namespace fs = std::filesystem;

bool has(const std::vector<char> &bytes, std::string_view text) {
  return std::string_view(bytes.data(), bytes.size()).find(text) != std::string_view::npos;
}

/// LLVM writes bitcode instead of an object; GCC writes sections of this name beside code that
/// is a copy at best.
bool is_for_link_time(const std::vector<char> &bytes) {
  const std::string_view start(bytes.data(), std::min<std::size_t>(bytes.size(), 4));
  return start == "BC\xC0\xDE" || has(bytes, ".gnu.lto_");
}

}  // namespace

BuiltObject find_built(const std::string &path) {
  if (path.empty()) return {{}, "the compile command names no object (-o)"};
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return {{}, path + " does not exist"};
  std::ifstream in(path, std::ios::binary);
  BuiltObject built{{std::istreambuf_iterator<char>(in), {}}, ""};
  if (!in.is_open() || in.bad()) return {{}, path + " cannot be read"};
  if (is_for_link_time(built.bytes))
    return {{}, path + " is for link-time optimisation: its machine code is made by the linker"};
  return built;
}

std::optional<std::string> newer_than(const std::string &path, const std::string &source,
                                      const std::vector<std::string> &files) {
  std::error_code error;
  const auto made = fs::last_write_time(path, error);
  const auto is_newer = [&](const std::string &file) {
    const auto changed = fs::last_write_time(file, error);
    return !error && changed > made;
  };
  if (is_newer(source)) return source;
  const auto newer = std::ranges::find_if(files, is_newer);
  return newer == files.end() ? std::nullopt : std::optional(*newer);
}

}  // namespace stackcheck
