#pragma once
#include <map>
#include <memory>

#include "simulator/tcp_bridge.h"
#include "simulator/udp_bridge.h"

namespace simulator {

/// Where a port of the firmware's network is on this machine.
struct Destination {
  std::uint16_t port = 0;
  Answer answer = Answer::accept;
  Faults faults;
};

/// Port to destination. `tcp` and `udp` are ports the firmware calls, `listen` those it
/// listens at: there the destination's port is the one a client of this machine calls.
struct Routes {
  std::map<std::uint16_t, Destination> tcp, udp, listen;
};

/// What one of the firmware's sockets is connected to: this machine's loopback address.
class Network final : public Peer {
 public:
  explicit Network(const Routes &routes) : routes_(routes), datagrams_(routes.udp) {}
  ~Network() override;

  Answer on_syn(Socket &socket) override;
  void on_bytes(Socket &socket, const Bytes &bytes) override;
  void on_fin(Socket &socket) override;
  void on_abandoned(Socket &socket) override;
  void poll(Socket &socket) override;

  /// Takes over what `socket` does with datagrams.
  void attach(Socket &socket);

 private:
  void follow_listening(Socket &socket);
  void accept(Socket &socket);

  const Routes &routes_;
  std::unique_ptr<TcpBridge> bridge_;
  UdpBridge datagrams_;
  int listener_ = -1;
};

}  // namespace simulator
