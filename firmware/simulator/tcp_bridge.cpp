#include "simulator/tcp_bridge.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <utility>

#include "simulator/loopback.h"

namespace simulator {

namespace {

constexpr int patience_us = 5'000'000;

}  // namespace

TcpBridge::~TcpBridge() { release(); }

void TcpBridge::release() {
  if (connection_ >= 0) ::close(std::exchange(connection_, -1));
}

Answer TcpBridge::on_syn(Socket &) {
  const sockaddr_in address = loopback(port_);
  release();
  from_server_ = to_server_ = 0;
  finished_ = false;
  connection_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool there =
      ::connect(connection_, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
  return there ? Answer::accept : Answer::refuse;
}

// A server that is gone, or takes nothing, shows in poll().
void TcpBridge::on_bytes(Socket &, const Bytes &bytes) {
  std::span<const std::uint8_t> left(bytes);
  while (connection_ >= 0 && !left.empty() && ready(connection_, POLLOUT, patience_us)) {
    const ssize_t sent =
        ::send(connection_, left.data(), left.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0) return;
    left = left.subspan(static_cast<std::size_t>(sent));
    to_server_ += static_cast<std::size_t>(sent);
  }
}

void TcpBridge::on_fin(Socket &) {
  if (connection_ >= 0) ::shutdown(connection_, SHUT_WR);
}

// With no time to linger, close() sends a RST.
void TcpBridge::on_abandoned(Socket &) {
  if (connection_ < 0) return;
  const linger none{1, 0};
  ::setsockopt(connection_, SOL_SOCKET, SO_LINGER, &none, sizeof none);
  release();
}

std::size_t TcpBridge::until_fault() const {
  constexpr std::size_t never = std::numeric_limits<std::size_t>::max();
  return std::min(faults_.finish_after_bytes.value_or(never),
                  faults_.reset_after_bytes.value_or(never)) -
         from_server_;
}

bool TcpBridge::fault_comes(Socket &socket) {
  const auto is_due = [this](std::optional<std::size_t> after) {
    return after && from_server_ >= *after;
  };
  if (is_due(faults_.reset_after_bytes))
    socket.peer_resets();
  else if (is_due(faults_.finish_after_bytes))
    socket.peer_finishes();
  else
    return false;
  release();
  return true;
}

// A look at the bus takes next to no time here; the firmware's clock takes it for long.
void TcpBridge::poll(Socket &socket) {
  constexpr int moment_us = 200;
  if (connection_ < 0 || finished_ || fault_comes(socket) || socket.room() == 0) return;
  if (!ready(connection_, POLLIN, moment_us)) return;
  std::array<std::uint8_t, 1024> buffer;
  const std::size_t wanted = std::min({buffer.size(), socket.room(), until_fault()});
  const ssize_t bytes = ::recv(connection_, buffer.data(), wanted, MSG_DONTWAIT);
  if (bytes > 0) return pass(socket, std::span(buffer).first(static_cast<std::size_t>(bytes)));
  if (bytes < 0 && errno == EAGAIN) return;
  end(socket, bytes == 0);
}

// After the server's FIN the connection stays for what the firmware still sends.
void TcpBridge::end(Socket &socket, bool in_order) {
  if (in_order) {
    finished_ = true;
    return socket.peer_finishes();
  }
  release();
  socket.peer_resets();
}

void TcpBridge::pass(Socket &socket, std::span<const std::uint8_t> bytes) {
  from_server_ += bytes.size();
  socket.peer_sends(bytes);
}

}  // namespace simulator
