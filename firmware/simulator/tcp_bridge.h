#pragma once
#include <cstdint>
#include <optional>

#include "simulator/socket.h"

namespace simulator {

/// What goes wrong between the firmware and a server that itself does nothing wrong.
struct Faults {
  std::optional<std::size_t> finish_after_bytes;  ///< of the server's; then a FIN
  std::optional<std::size_t> reset_after_bytes;   ///< of the server's; then a RST
};

/// The other end of a connection is a server on this machine: what the chip sends goes there
/// over a real TCP connection, and what the server sends comes to the chip.
class TcpBridge final : public Peer {
 public:
  explicit TcpBridge(std::uint16_t port, Faults faults = {}) : port_(port), faults_(faults) {}
  /// A bridge from a connection that a client of this machine has made.
  struct Accepted {
    int connection;
  };
  explicit TcpBridge(Accepted accepted) : connection_(accepted.connection) {}
  ~TcpBridge() override;

  Answer on_syn(Socket &socket) override;
  void on_bytes(Socket &socket, const Bytes &bytes) override;
  void on_fin(Socket &socket) override;
  void on_abandoned(Socket &socket) override;
  void poll(Socket &socket) override;

  std::size_t from_server() const { return from_server_; }
  std::size_t to_server() const { return to_server_; }

 private:
  void pass(Socket &socket, std::span<const std::uint8_t> bytes);
  std::size_t until_fault() const;
  bool fault_comes(Socket &socket);
  void end(Socket &socket, bool in_order);
  void release();

  std::uint16_t port_ = 0;
  Faults faults_;
  int connection_ = -1;
  bool finished_ = false;  ///< the server's FIN has come
  std::size_t from_server_ = 0, to_server_ = 0;
};

}  // namespace simulator
