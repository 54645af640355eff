#include "options/text_file.h"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "facts/input_error.h"

namespace stackcheck {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t max_file_bytes = 16u << 20;

[[noreturn]] void refuse(const std::string &path, const std::string &why) {
  throw InputError(path + ": " + why);
}

void check_file(const std::string &path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (error) refuse(path, error.message() + ": wanted a file to read");
  if (!fs::is_regular_file(status)) refuse(path, "is not a regular file: wanted a file to read");
  if (fs::file_size(path, error) > max_file_bytes && !error)
    refuse(path, "is larger than 16 MiB: wanted a smaller file");
}

}  // namespace

std::string read_text_file(const std::string &path) {
  check_file(path);
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) refuse(path, std::string(std::strerror(errno)) + ": wanted a file that can be read");
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) refuse(path, std::string(std::strerror(errno)) + ": reading stopped");
  return text;
}

std::string path_beside(const std::string &file, const std::string &path) {
  return (fs::path(file).parent_path() / path).lexically_normal().string();
}

}  // namespace stackcheck
