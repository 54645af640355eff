#pragma once
#include <cstdint>

#include "w5500/chip.h"

namespace net {

using w5500::IpAddress;

/// One end of a connection, or where a datagram goes.
struct Endpoint {
  IpAddress ip{};
  std::uint16_t port = 0;
  bool operator==(const Endpoint &) const = default;
};

/// Local ports of outgoing connections, one after the other: a peer may still hold the last
/// connection's port in its TIME_WAIT (RFC 6056 section 3.2 names the range).
class LocalPorts {
 public:
  std::uint16_t next() {
    const std::uint16_t port = next_;
    next_ = next_ == last ? first : static_cast<std::uint16_t>(next_ + 1);
    return port;
  }

 private:
  static constexpr std::uint16_t first = 49152;
  static constexpr std::uint16_t last = 65535;
  std::uint16_t next_ = first;
};

}  // namespace net
