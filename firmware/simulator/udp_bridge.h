#pragma once
#include <cstdint>
#include <map>

#include "simulator/socket.h"

namespace simulator {

struct Destination;

/// Carries a socket's datagrams to this machine's ports, and the answers back.
class UdpBridge {
 public:
  explicit UdpBridge(const std::map<std::uint16_t, Destination> &routes) : routes_(routes) {}
  ~UdpBridge();
  UdpBridge(const UdpBridge &) = delete;
  UdpBridge &operator=(const UdpBridge &) = delete;

  /// Lost, as on a network, where no route leads.
  void send(IpAddress ip, std::uint16_t port, const Bytes &bytes);
  void poll(Socket &socket);

 private:
  const std::map<std::uint16_t, Destination> &routes_;
  int socket_ = -1;
  IpAddress answers_as_{};  ///< the address the firmware last sent to
};

}  // namespace simulator
