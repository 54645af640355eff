#pragma once
#include <cstdint>
#include <span>

#include "io/stream.h"
#include "net/endpoint.h"
#include "w5500/socket.h"

namespace net {

/// A TCP connection over one hardware socket. One at a time; connect() or listen() begins a new
/// one.
class TcpSocket final : public io::Stream {
 public:
  constexpr TcpSocket(w5500::Chip &chip, std::uint8_t number) : socket_(chip, number) {}

  io::Status connect(const Endpoint &peer, std::uint16_t local_port, io::Deadline deadline);

  /// Lets one client in. The chip pulls INTn low when it comes.
  io::Status listen(std::uint16_t local_port);

  /// Whether the client is there. `failed`: nobody listens any more, so listen() again.
  io::Result<bool> accept();

  /// What had arrived before the peer finished, or reset, comes before `end`, or `failed`.
  io::ReadResult read(std::span<std::uint8_t> into, io::Deadline deadline) override;

  /// Bytes taken are in the chip's hands, not yet acknowledged by the peer.
  io::WriteResult write(std::span<const std::uint8_t> from, io::Deadline deadline) override;

  /// Half-close: the peer sees the end after all that was written; reading goes on.
  io::Status finish_writing(io::Deadline deadline);

  /// Half-closes, reads away what the peer still sends (a socket released with data on its
  /// way answers it with a reset, which can cost the peer what we sent), and releases.
  /// The socket is released whatever the result; ok says that the peer finished as well.
  io::Status close(io::Deadline deadline);

 private:
  void begin(io::ReadStatus read_status);
  io::Status wait_until_connected(io::Deadline deadline);
  io::ReadResult read_now(std::span<std::uint8_t> into);
  io::ReadResult take(std::span<std::uint8_t> into, std::uint16_t waiting);
  io::ReadResult without_data(w5500::State state);
  io::ReadStatus at_closed();
  io::ReadResult fail();
  io::WriteResult write_now(std::span<const std::uint8_t> from);
  io::Status sent_before();
  io::Status wait_until_sent(io::Deadline deadline);
  io::Status drain(io::Deadline deadline);
  io::Status wait_until_acknowledged(io::Deadline deadline);

  w5500::Socket socket_;
  bool send_pending_ = false;                     ///< a SEND without its event::sent
  bool finished_ = false;                         ///< our FIN is out
  io::ReadStatus last_ = io::ReadStatus::failed;  ///< end and failed stay
};

}  // namespace net
