#pragma once
#include <array>
#include <cstdint>

#include "net/dhcp_message.h"
#include "net/udp_socket.h"

namespace net {

/// Has the network say what our addresses are, and for how long (RFC 2131).
class DhcpClient {
 public:
  constexpr DhcpClient(w5500::Chip &chip, std::uint8_t socket) : socket_(chip, socket) {}

  /// A new lease; the chip must have no address (zeros). not_found: the server took its offer
  /// back.
  io::Result<Lease> obtain(const MacAddress &mac, io::Deadline deadline);

  /// More time for the lease there is. not_found: the server does not grant it any more.
  io::Result<Lease> extend(const MacAddress &mac, io::Deadline deadline);

  /// Half of the lease is over: time to extend it (section 4.4.5, T1).
  bool is_to_extend() const { return half_.passed(); }
  bool is_over() const { return end_.passed(); }

 private:
  io::Result<Lease> request(DhcpQuery &query, const IpAddress &server, io::Deadline deadline);
  io::Result<DhcpAnswer> ask(const DhcpQuery &query, const IpAddress &server,
                             io::Deadline deadline);
  void keep(const Lease &lease);

  UdpSocket socket_;
  Lease lease_;
  io::Deadline half_, end_;
  std::array<std::uint8_t, dhcp_query_bytes> query_{};
  std::array<std::uint8_t, dhcp_answer_bytes> answer_{};
};

}  // namespace net
