#pragma once
#include <cstdint>
#include <string>

#include "io/stream.h"

namespace fake {

/// A TCP connection of this machine's to a port of its loopback address.
class PosixStream final : public io::Stream {
 public:
  explicit PosixStream(std::uint16_t port);
  ~PosixStream();
  PosixStream(const PosixStream &) = delete;
  PosixStream &operator=(const PosixStream &) = delete;

  io::ReadResult read(std::span<std::uint8_t> into, io::Deadline deadline) override;
  io::WriteResult write(std::span<const std::uint8_t> from, io::Deadline deadline) override;

  void finish_writing();

 private:
  int socket_;
};

/// A listener that takes one connection, says `greeting`, and then nothing.
class MuteServer {
 public:
  explicit MuteServer(std::string greeting);
  ~MuteServer();
  MuteServer(const MuteServer &) = delete;
  MuteServer &operator=(const MuteServer &) = delete;
  std::uint16_t port() const { return port_; }
  void accept();

 private:
  std::string greeting_;
  int listener_;
  int connection_ = -1;
  std::uint16_t port_ = 0;
};

}  // namespace fake
