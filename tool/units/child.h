#pragma once
#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace stackcheck {

/// Makes bytes of a number, in a process of its own.
using Task = std::function<std::vector<std::uint8_t>(std::size_t)>;

/// What a task came to.
struct Outcome {
  std::vector<std::uint8_t> bytes;
  std::string failure;  ///< "crashed (signal 11)"; empty: `bytes` is all the task gave
};

/// A process that runs one task and sends the result through a pipe: its length in 8 bytes,
/// then the result. The destructor leaves neither the process nor a zombie.
class Child {
 public:
  using Clock = std::chrono::steady_clock;

  /// Throws std::system_error if there can be no further process.
  Child(const Task &task, std::size_t number);
  Child(Child &&other) noexcept;
  Child &operator=(Child &&other) noexcept;
  ~Child();

  std::size_t number() const { return number_; }
  int pipe() const { return pipe_; }  ///< to poll for reading
  Clock::time_point started() const { return started_; }

  /// Takes what the pipe holds, once it is readable; false at its end.
  bool receive();

  /// Ends the process if it has not ended, and says what it came to.
  Outcome finish();

 private:
  int reap();

  std::size_t number_ = 0;
  int pipe_ = -1;
  pid_t process_ = -1;
  Clock::time_point started_;
  std::vector<std::uint8_t> received_;
};

}  // namespace stackcheck
