#include "fake/bridge.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>

namespace fake {

Bridge::~Bridge() {
  if (connection_ >= 0) ::close(connection_);
}

void Bridge::on_connect(Socket &) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port_);
  connection_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (::connect(connection_, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
    throw std::runtime_error("the bridge's server is not there");
}

void Bridge::on_bytes(Socket &, const Bytes &bytes) {
  // A server that is gone shows in poll().
  (void)::send(connection_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

void Bridge::on_fin(Socket &) { ::shutdown(connection_, SHUT_WR); }

// A look at the bus takes next to no time here; the firmware's clock takes it for long.
void Bridge::poll(Socket &socket) {
  if (connection_ < 0 || finished_) return;
  pollfd one{connection_, POLLIN, 0};
  const timespec moment{0, 200'000};
  if (::ppoll(&one, 1, &moment, nullptr) <= 0) return;
  std::array<std::uint8_t, 1024> buffer;
  const ssize_t bytes = ::recv(connection_, buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (bytes > 0) return socket.peer_sends(std::span(buffer).first(static_cast<std::size_t>(bytes)));
  if (bytes < 0 && errno == EAGAIN) return;
  finished_ = true;
  if (bytes == 0)
    socket.peer_finishes();
  else
    socket.peer_resets();
}

}  // namespace fake
