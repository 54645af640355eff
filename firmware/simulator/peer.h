#pragma once
#include <array>
#include <cstdint>
#include <vector>

namespace simulator {

using Bytes = std::vector<std::uint8_t>;
using IpAddress = std::array<std::uint8_t, 4>;

class Socket;

enum class Answer { accept, refuse, silence };

/// Who is at the other end of a socket's TCP connection.
class Peer {
 public:
  virtual ~Peer() = default;
  /// A SYN comes; what follows an acceptance may be said at once.
  virtual Answer on_syn(Socket &) { return Answer::accept; }
  virtual void on_connect(Socket &) {}
  virtual void on_bytes(Socket &, const Bytes &) {}
  virtual void on_fin(Socket &) {}
  /// The socket was closed without a FIN: what still comes is answered with a RST.
  virtual void on_abandoned(Socket &) {}
  /// Called before every access to the chip: time passes for the peer as well.
  virtual void poll(Socket &) {}
};

}  // namespace simulator
