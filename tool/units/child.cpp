#include "units/child.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace stackcheck {

namespace {

constexpr std::size_t length_bytes = sizeof(std::uint64_t);

[[noreturn]] void fail(const char *what) {
  throw std::system_error(errno, std::generic_category(), what);
}

bool send(int pipe, const void *data, std::size_t bytes) {
  for (const char *next = static_cast<const char *>(data); bytes > 0;) {
    const ssize_t sent = write(pipe, next, bytes);
    if (sent < 0 && errno != EINTR) return false;
    if (sent < 0) continue;
    next += sent;
    bytes -= static_cast<std::size_t>(sent);
  }
  return true;
}

[[noreturn]] void run(const Task &task, std::size_t number, int pipe, pid_t parent) {
  // Nobody waits for the result of a child whose parent is gone.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);
  try {
    const std::vector<std::uint8_t> bytes = task(number);
    const std::uint64_t length = bytes.size();
    const bool sent = send(pipe, &length, sizeof length) && send(pipe, bytes.data(), bytes.size());
    _exit(sent ? 0 : 1);
  } catch (...) {
    _exit(1);
  }
}

bool is_complete(const std::vector<std::uint8_t> &received) {
  std::uint64_t length = 0;
  if (received.size() < length_bytes) return false;
  std::memcpy(&length, received.data(), length_bytes);
  return received.size() - length_bytes == length;
}

std::string failure_of(int status) {
  if (WIFSIGNALED(status)) return "crashed (signal " + std::to_string(WTERMSIG(status)) + ")";
  return "ended early (exit status " + std::to_string(WEXITSTATUS(status)) + ")";
}

}  // namespace

Child::Child(const Task &task, std::size_t number) : number_(number), started_(Clock::now()) {
  std::array<int, 2> ends;
  if (pipe2(ends.data(), O_CLOEXEC) != 0) fail("pipe");
  pipe_ = ends[0];
  const pid_t parent = getpid();
  process_ = fork();
  if (process_ == 0) run(task, number, ends[1], parent);
  const int error = errno;
  close(ends[1]);
  if (process_ > 0) return;
  close(pipe_);
  errno = error;
  fail("fork");
}

Child::Child(Child &&other) noexcept
    : number_(other.number_),
      pipe_(std::exchange(other.pipe_, -1)),
      process_(std::exchange(other.process_, -1)),
      started_(other.started_),
      received_(std::move(other.received_)) {}

Child &Child::operator=(Child &&other) noexcept {
  std::swap(number_, other.number_);
  std::swap(pipe_, other.pipe_);
  std::swap(process_, other.process_);
  std::swap(started_, other.started_);
  std::swap(received_, other.received_);
  return *this;
}

Child::~Child() { reap(); }

bool Child::receive() {
  std::array<std::uint8_t, 1 << 16> part;
  const ssize_t got = read(pipe_, part.data(), part.size());
  if (got > 0) received_.insert(received_.end(), part.begin(), part.begin() + got);
  return got > 0 || (got < 0 && errno == EINTR);
}

int Child::reap() {
  int status = 0;
  if (process_ > 0) {
    // A process that is ending already keeps the status it is ending with.
    kill(process_, SIGKILL);
    while (waitpid(process_, &status, 0) < 0 && errno == EINTR) continue;
  }
  if (pipe_ >= 0) close(pipe_);
  process_ = pipe_ = -1;
  return status;
}

Outcome Child::finish() {
  const int status = reap();
  if (!is_complete(received_)) return {{}, failure_of(status)};
  received_.erase(received_.begin(), received_.begin() + length_bytes);
  return {std::move(received_), ""};
}

}  // namespace stackcheck
