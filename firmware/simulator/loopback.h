#pragma once
#include <netinet/in.h>
#include <poll.h>

#include <cstdint>

namespace simulator {

inline sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  return address;
}

/// Whether `descriptor` is ready for `events` within `wait_us`.
inline bool ready(int descriptor, short events, int wait_us) {
  pollfd one{descriptor, events, 0};
  const timespec moment{wait_us / 1'000'000, wait_us % 1'000'000 * 1000L};
  return ::ppoll(&one, 1, &moment, nullptr) > 0;
}

}  // namespace simulator
