#pragma once
#include <cstdint>

#include "fake/chip.h"

namespace fake {

/// The other end of a W5500's connection is a server on this machine: what the chip sends
/// goes there over a real TCP connection, and what the server sends comes to the chip.
class Bridge final : public Peer {
 public:
  explicit Bridge(std::uint16_t port) : port_(port) {}
  ~Bridge() override;

  void on_connect(Socket &socket) override;
  void on_bytes(Socket &socket, const Bytes &bytes) override;
  void on_fin(Socket &socket) override;
  void poll(Socket &socket) override;

 private:
  std::uint16_t port_;
  int connection_ = -1;
  bool finished_ = false;
};

}  // namespace fake
