#include "simulator/network.h"

#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>
#include <utility>

#include "simulator/loopback.h"

namespace simulator {

namespace {

constexpr IpAddress client_ip = {192, 0, 2, 99};  // of documentation (RFC 5737)

int listen_at(std::uint16_t port) {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  const int yes = 1;
  ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  // Several of the chip's sockets can listen at one port; each takes one client.
  ::setsockopt(listener, SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes);
  const sockaddr_in address = loopback(port);
  if (::bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 ||
      ::listen(listener, 0) != 0)
    throw std::runtime_error("cannot listen at port " + std::to_string(port));
  return listener;
}

}  // namespace

Network::~Network() {
  if (listener_ >= 0) ::close(listener_);
}

void Network::attach(Socket &socket) {
  socket.on_datagram = [this](Socket &, IpAddress ip, std::uint16_t port, const Bytes &bytes) {
    datagrams_.send(ip, port, bytes);
  };
}

Answer Network::on_syn(Socket &socket) {
  const auto route = routes_.tcp.find(socket.peer_port());
  if (route == routes_.tcp.end()) return Answer::refuse;
  const Destination &to = route->second;
  if (to.answer != Answer::accept) return to.answer;
  bridge_ = std::make_unique<TcpBridge>(to.port, to.faults);
  return bridge_->on_syn(socket);
}

void Network::on_bytes(Socket &socket, const Bytes &bytes) {
  if (bridge_) bridge_->on_bytes(socket, bytes);
}

void Network::on_fin(Socket &socket) {
  if (bridge_) bridge_->on_fin(socket);
}

void Network::on_abandoned(Socket &socket) {
  if (bridge_) bridge_->on_abandoned(socket);
}

void Network::poll(Socket &socket) {
  follow_listening(socket);
  if (listener_ >= 0) accept(socket);
  if (bridge_ && socket.state() != state::closed) bridge_->poll(socket);
  datagrams_.poll(socket);
}

// Clients can wait in line only while the chip's socket listens: nobody else takes their SYN.
void Network::follow_listening(Socket &socket) {
  const bool listening = socket.state() == state::listening;
  if (listening == (listener_ >= 0)) return;
  if (!listening) {
    ::close(std::exchange(listener_, -1));
    return;
  }
  const auto route = routes_.listen.find(socket.local_port());
  if (route != routes_.listen.end()) listener_ = listen_at(route->second.port);
}

void Network::accept(Socket &socket) {
  sockaddr_in from{};
  socklen_t size = sizeof from;
  const int connection =
      ::accept4(listener_, reinterpret_cast<sockaddr *>(&from), &size, SOCK_CLOEXEC);
  if (connection < 0) return;
  bridge_ = std::make_unique<TcpBridge>(TcpBridge::Accepted{connection});
  socket.peer_connects(client_ip, ntohs(from.sin_port));
}

}  // namespace simulator
