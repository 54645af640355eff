#include "simulator/pipes.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "simulator/loopback.h"

namespace simulator {

Pipes::Pipes(const std::string &directory)
    : to_chip_(::open((directory + "/w5500-to-chip").c_str(), O_RDONLY | O_CLOEXEC)),
      from_chip_(::open((directory + "/w5500-from-chip").c_str(), O_WRONLY | O_CLOEXEC)),
      interrupt_(::open((directory + "/w5500-interrupt.in").c_str(),
                        O_WRONLY | O_NONBLOCK | O_CLOEXEC)) {}

Pipes::~Pipes() {
  for (const int end : {to_chip_, from_chip_, interrupt_})
    if (end >= 0) ::close(end);
}

bool Pipes::wait(int wait_ms) const { return ready(to_chip_, POLLIN, wait_ms * 1000); }

bool Pipes::read(std::span<std::uint8_t> data) {
  while (!data.empty()) {
    const ssize_t got = ::read(to_chip_, data.data(), data.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    data = data.subspan(static_cast<std::size_t>(got));
  }
  return true;
}

bool Pipes::read(Frame &frame) {
  std::array<std::uint8_t, 5> bytes;
  if (!read(std::span<std::uint8_t>(bytes))) return false;
  frame.data_bytes = static_cast<std::size_t>(bytes[0] << 8 | bytes[1]);
  frame.head = {bytes[2], bytes[3], bytes[4]};
  return true;
}

bool Pipes::write(std::span<const std::uint8_t> data) {
  while (!data.empty()) {
    const ssize_t put = ::write(from_chip_, data.data(), data.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    data = data.subspan(static_cast<std::size_t>(put));
  }
  return true;
}

void Pipes::set_interrupt(bool low) {
  if (low && !interrupt_low_ && interrupt_ >= 0) (void)!::write(interrupt_, "", 1);
  interrupt_low_ = low;
}

}  // namespace simulator
