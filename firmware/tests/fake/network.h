#pragma once
// The servers of the firmware's network that speak in datagrams, for tests.

#include <cstdint>
#include <functional>

#include "simulator/socket.h"

namespace fake {

using simulator::Bytes;
using simulator::IpAddress;

/// DHCP, DNS and SNTP at once; behaves as its fields say.
struct DatagramServers {
  bool grants = true;         ///< DHCP: an ACK; else a NAK
  bool answers_dhcp = true;
  bool knows_names = true;
  bool knows_the_time = true;
  std::uint32_t unix_s = 0;
  std::uint32_t lease_s = 3600;
  IpAddress lease_ip = {192, 0, 2, 10};
  IpAddress dhcp_was_asked_at{};
  std::vector<Bytes> dhcp_queries;

  /// Takes over what `socket` sends.
  void attach(simulator::Socket &socket);
};

}  // namespace fake
