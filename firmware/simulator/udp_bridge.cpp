#include "simulator/udp_bridge.h"

#include <sys/socket.h>
#include <unistd.h>

#include "simulator/loopback.h"
#include "simulator/network.h"

namespace simulator {

namespace {

// Who answers what goes to everybody: the network's server (RFC 5737 has the address).
constexpr IpAddress everybody = {255, 255, 255, 255}, server = {192, 0, 2, 1};

}  // namespace

UdpBridge::~UdpBridge() {
  if (socket_ >= 0) ::close(socket_);
}

void UdpBridge::send(IpAddress ip, std::uint16_t port, const Bytes &bytes) {
  const auto route = routes_.find(port);
  if (route == routes_.end()) return;
  if (socket_ < 0) socket_ = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  answers_as_ = ip == everybody ? server : ip;
  const sockaddr_in to = loopback(route->second.port);
  (void)::sendto(socket_, bytes.data(), bytes.size(), 0, reinterpret_cast<const sockaddr *>(&to),
                 sizeof to);
}

void UdpBridge::poll(Socket &socket) {
  if (socket_ < 0 || !ready(socket_, POLLIN, 0)) return;
  Bytes bytes(65536);
  sockaddr_in from{};
  socklen_t size = sizeof from;
  const ssize_t got = ::recvfrom(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT,
                                 reinterpret_cast<sockaddr *>(&from), &size);
  if (got < 0) return;
  bytes.resize(static_cast<std::size_t>(got));
  for (const auto &[port, destination] : routes_)
    if (destination.port == ntohs(from.sin_port))
      return socket.datagram_comes(answers_as_, port, bytes);
}

}  // namespace simulator
