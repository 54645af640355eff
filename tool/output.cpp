#include "output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "report/printable.h"

namespace stackcheck {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const std::string &target) {
  throw std::runtime_error(target + ": " + std::strerror(errno) + ": the report is not written");
}

void write_all(int file, std::string_view text, const std::string &target) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno != EINTR) fail(target);
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// A new file beside the target that is gone again unless it takes the target's place.
class NewFile {
 public:
  explicit NewFile(const std::string &target) : target_(target), path_(target + ".XXXXXX") {
    file_ = ::mkstemp(path_.data());
    if (file_ < 0) fail(target_);
  }
  ~NewFile() {
    if (file_ >= 0) ::close(file_);
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  NewFile(const NewFile &) = delete;
  NewFile &operator=(const NewFile &) = delete;

  void write(std::string_view text) {
    write_all(file_, text, target_);
    if (::fchmod(file_, wanted_mode()) != 0 || ::fsync(file_) != 0) fail(target_);
  }

  void take_place() {
    const int file = std::exchange(file_, -1);
    if (::close(file) != 0 || std::rename(path_.c_str(), target_.c_str()) != 0) fail(target_);
    path_.clear();
  }

 private:
  // mkstemp makes files for one user; a report is like any other file.
  mode_t wanted_mode() const {
    struct stat old;
    if (::stat(target_.c_str(), &old) == 0) return old.st_mode & 0777;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
  }

  std::string target_;
  std::string path_;
  int file_ = -1;
};

void write_to_device(const std::string &path, std::string_view text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) fail(path);
  try {
    write_all(file, text, path);
  } catch (...) {
    ::close(file);
    throw;
  }
  if (::close(file) != 0) fail(path);
}

}  // namespace

void write_to_stdout(std::string_view text) { write_all(STDOUT_FILENO, text, "standard output"); }

// A pipe or device cannot be replaced, and a link stays one.
void write_to_file(const std::string &path, std::string_view text) {
  std::error_code none;
  const fs::file_status status = fs::status(path, none);
  if (fs::exists(status) && !fs::is_regular_file(status)) return write_to_device(path, text);
  const bool is_link = fs::is_symlink(fs::symlink_status(path, none));
  NewFile file(is_link ? fs::weakly_canonical(path).string() : path);
  file.write(text);
  file.take_place();
}

void print_error(const std::string &message) {
  std::istringstream lines("stackcheck: error: " + message);
  for (std::string line; std::getline(lines, line);)
    std::fprintf(stderr, "%s\n", printable(line).c_str());
}

}  // namespace stackcheck
