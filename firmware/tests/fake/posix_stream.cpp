#include "fake/posix_stream.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>

#include "fake/clock.h"

namespace fake {

namespace {

constexpr int slice_ms = 5;

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  return address;
}

/// Waits as long in the firmware's time as in the real one.
bool ready(int socket, short events) {
  pollfd one{socket, events, 0};
  if (::poll(&one, 1, slice_ms) > 0) return true;
  clock().now_ms += slice_ms;
  return false;
}

}  // namespace

PosixStream::PosixStream(std::uint16_t port)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const sockaddr_in address = loopback(port);
  if (::connect(socket_, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
    throw std::runtime_error("cannot connect to the test's server");
}

PosixStream::~PosixStream() { ::close(socket_); }

io::ReadResult PosixStream::read(std::span<std::uint8_t> into, io::Deadline deadline) {
  while (!ready(socket_, POLLIN))
    if (deadline.passed()) return {io::ReadStatus::nothing_yet, 0};
  const ssize_t bytes = ::recv(socket_, into.data(), into.size(), 0);
  if (bytes > 0) return {io::ReadStatus::data, static_cast<std::size_t>(bytes)};
  return {bytes == 0 ? io::ReadStatus::end : io::ReadStatus::failed, 0};
}

io::WriteResult PosixStream::write(std::span<const std::uint8_t> from, io::Deadline deadline) {
  if (from.empty()) return {io::Status::ok, 0};
  for (;;) {
    const ssize_t bytes = ::send(socket_, from.data(), from.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (bytes > 0) return {io::Status::ok, static_cast<std::size_t>(bytes)};
    if (errno != EAGAIN) return {io::Status::peer_closed, 0};
    if (!ready(socket_, POLLOUT) && deadline.passed()) return {io::Status::timed_out, 0};
  }
}

void PosixStream::finish_writing() { ::shutdown(socket_, SHUT_WR); }

MuteServer::MuteServer(std::string greeting)
    : greeting_(std::move(greeting)), listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  auto *any = reinterpret_cast<sockaddr *>(&address);
  if (::bind(listener_, any, size) != 0 || ::listen(listener_, 1) != 0 ||
      ::getsockname(listener_, any, &size) != 0)
    throw std::runtime_error("cannot listen");
  port_ = ntohs(address.sin_port);
}

MuteServer::~MuteServer() {
  ::close(listener_);
  if (connection_ >= 0) ::close(connection_);
}

void MuteServer::accept() {
  connection_ = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
  if (::send(connection_, greeting_.data(), greeting_.size(), MSG_NOSIGNAL) < 0)
    throw std::runtime_error("cannot greet");
}

}  // namespace fake
