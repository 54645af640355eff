#include "source/subprocess.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

namespace stackcheck {
namespace {

// Variables that make GCC write files, search elsewhere or speak another language.
constexpr std::array<std::string_view, 9> withheld = {
    "LC_",   "LANG",           "LANGUAGE",           "DEPENDENCIES_OUTPUT", "SUNPRO_DEPENDENCIES",
    "CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "GCC_COMPARE_DEBUG"};

std::vector<std::string> clean_environment() {
  std::vector<std::string> kept = {"LC_ALL=C"};
  for (char **variable = environ; *variable; ++variable) {
    const std::string_view text = *variable;
    if (std::ranges::none_of(withheld, [&](auto name) { return text.starts_with(name); }))
      kept.emplace_back(text);
  }
  return kept;
}

std::vector<char *> pointers(std::vector<std::string> &words) {
  std::vector<char *> result;
  for (std::string &word : words) result.push_back(word.data());
  result.push_back(nullptr);
  return result;
}

class Pipe {
 public:
  Pipe() { ok_ = pipe2(ends_.data(), O_CLOEXEC) == 0; }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe &) = delete;
  Pipe &operator=(const Pipe &) = delete;

  bool ok() const { return ok_; }
  int write_end() const { return ends_[1]; }

  std::string read_all() {
    close_end(1);
    std::string text;
    std::array<char, 4096> part;
    for (ssize_t got; (got = read(ends_[0], part.data(), part.size())) != 0;) {
      if (got > 0) text.append(part.data(), got);
      if (got < 0 && errno != EINTR) break;
    }
    return text;
  }

 private:
  void close_end(int end) {
    if (ok_ && ends_[end] >= 0) close(ends_[end]);
    ends_[end] = -1;
  }

  std::array<int, 2> ends_ = {-1, -1};
  bool ok_ = false;
};

/// Where the child runs and what its three streams are.
class SpawnActions {
 public:
  SpawnActions(int write_end, Stream stream) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addchdir_np(&actions_, "/");
    posix_spawn_file_actions_addopen(&actions_, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions_, write_end, stream == Stream::output ? 1 : 2);
  }
  ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
  SpawnActions(const SpawnActions &) = delete;
  SpawnActions &operator=(const SpawnActions &) = delete;

  const posix_spawn_file_actions_t *get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_;
};

bool succeeded(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return false;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

std::optional<std::string> run_program(const std::string &program,
                                       const std::vector<std::string> &arguments, Stream stream) {
  std::vector<std::string> words = {program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment = clean_environment();
  Pipe pipe;
  if (!pipe.ok()) return std::nullopt;
  const SpawnActions actions(pipe.write_end(), stream);
  pid_t child = 0;
  if (posix_spawn(&child, program.c_str(), actions.get(), nullptr, pointers(words).data(),
                  pointers(environment).data()) != 0)
    return std::nullopt;
  std::string text = pipe.read_all();
  if (!succeeded(child)) return std::nullopt;
  return text;
}

}  // namespace stackcheck
