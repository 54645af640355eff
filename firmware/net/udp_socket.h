#pragma once
#include <cstdint>
#include <span>

#include "io/deadline.h"
#include "io/read_result.h"
#include "net/endpoint.h"
#include "w5500/socket.h"

namespace net {

/// Datagrams over one hardware socket.
class UdpSocket {
 public:
  constexpr UdpSocket(w5500::Chip &chip, std::uint8_t number) : socket_(chip, number) {}

  io::Status open(std::uint16_t local_port);

  /// One datagram; more than the chip's buffer holds is no_memory.
  io::Status send(const Endpoint &to, std::span<const std::uint8_t> datagram,
                  io::Deadline deadline);

  /// The next datagram and its sender; what is longer than `into` is cut off. An empty
  /// datagram is passed over. Never `end`.
  io::ReadResult receive(std::span<std::uint8_t> into, Endpoint &from, io::Deadline deadline);

  io::Status close();

 private:
  io::ReadResult receive_now(std::span<std::uint8_t> into, Endpoint &from);
  io::Status wait_until_sent(io::Deadline deadline);

  w5500::Socket socket_;
};

}  // namespace net
