#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "io/stream.h"
#include "tls/session.h"
#include "tls/trust.h"

namespace tls {

/// The client's end of one TLS 1.2 connection over any stream; one at a time.
class Client final : public io::Stream {
 public:
  /// Shakes hands with the server that `host` names (it must be in the certificate) over
  /// `transport`, which stays in use until close(). close() also after a failure. A connection to
  /// the server of the last one resumes its session, if the server still knows it.
  io::Status start(Trust &trust, io::Stream &transport, std::string_view host,
                   io::Deadline deadline);

  /// `end` only after the peer's close_notify: a connection that just stops was truncated,
  /// by an attacker perhaps, and is `failed` (RFC 5246 section 7.2.1).
  io::ReadResult read(std::span<std::uint8_t> into, io::Deadline deadline) override;

  /// The first failure, a passed deadline too, ends writing for good: a part of the record
  /// may be out, and mbedTLS wants exactly the same bytes again. Reading may go on.
  io::WriteResult write(std::span<const std::uint8_t> from, io::Deadline deadline) override;

  /// Sends close_notify, waits for the peer's, and gives the memory back. The transport is
  /// not closed. ok: the peer finished in order.
  io::Status close(io::Deadline deadline);

 private:
  static int send(void *self, const unsigned char *from, std::size_t bytes);
  static int receive(void *self, unsigned char *into, std::size_t bytes);

  io::Status prepare( std::string_view host);
  io::Status handshake();
  void fail();
  io::Status say_goodbye();
  io::Status wait_for_goodbye();
  io::ReadResult read_result(int mbedtls_result);
  bool wants_more(int mbedtls_result) const;
  bool dead() const { return last_ == io::ReadStatus::failed; }

  mbedtls_ssl_context ssl_{};
  Trust *trust_ = nullptr;
  Session session_;
  io::Stream *transport_ = nullptr;               ///< none: not started
  io::Deadline deadline_;                         ///< of the call being served
  io::ReadStatus last_ = io::ReadStatus::failed;  ///< end and failed stay
  bool writable_ = false;
  std::array<char, 254> host_{};  ///< a DNS name has at most 253 letters
};

}  // namespace tls
