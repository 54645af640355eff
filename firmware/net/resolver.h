#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "net/dns_message.h"
#include "net/udp_socket.h"

namespace net {

/// Asks one name server for IPv4 addresses.
class Resolver {
 public:
  constexpr Resolver(w5500::Chip &chip, std::uint8_t socket, LocalPorts &ports)
      : socket_(chip, socket), ports_(ports) {}

  /// Asks again whenever a second passes without an answer, until `deadline`.
  io::Result<IpAddress> resolve(std::string_view name, const IpAddress &server,
                                io::Deadline deadline);

 private:
  std::span<const std::uint8_t> query() const { return {query_.data(), query_bytes_}; }

  UdpSocket socket_;
  LocalPorts &ports_;
  std::size_t query_bytes_ = 0;
  std::array<std::uint8_t, dns_message_bytes> query_{};
  std::array<std::uint8_t, dns_message_bytes> answer_{};
};

}  // namespace net
