#pragma once
#include <array>
#include <cstdint>
#include <span>

#include "net/udp_socket.h"

namespace net {

/// The length of every message here (RFC 4330 section 4, without authenticator).
inline constexpr std::size_t sntp_message_bytes = 48;
using SntpMessage = std::array<std::uint8_t, sntp_message_bytes>;

/// A client's question. `nonce` comes back in the answer to it.
SntpMessage sntp_query(std::span<const std::uint8_t, 8> nonce);

/// Seconds since 1970 (UTC) of the server's answer to `query`; bad_reply: it is none, or the
/// server itself does not know the time.
io::Result<std::uint32_t> read_sntp_answer(const SntpMessage &query,
                                           std::span<const std::uint8_t> answer);

/// Asks a server for the time. Nothing proves that the answer is true: who can forge it can
/// make an expired certificate valid again, and no more.
class SntpClient {
 public:
  constexpr SntpClient(w5500::Chip &chip, std::uint8_t socket, LocalPorts &ports)
      : socket_(chip, socket), ports_(ports) {}

  io::Result<std::uint32_t> ask(const IpAddress &server, io::Deadline deadline);

 private:
  UdpSocket socket_;
  LocalPorts &ports_;
  SntpMessage query_{}, answer_{};
};

}  // namespace net
