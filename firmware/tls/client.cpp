#include "tls/client.h"

#include <algorithm>
#include <array>

#include "mbedtls/net_sockets.h"
#include "tls/errors.h"

namespace tls {

using io::Deadline;
using io::ReadResult;
using io::ReadStatus;
using io::Status;
using io::WriteResult;

Status Client::start(Trust &trust, io::Stream &transport, std::string_view host,
                     Deadline deadline) {
  deadline_ = deadline;
  transport_ = &transport;
  trust_ = &trust;
  last_ = ReadStatus::nothing_yet;
  mbedtls_ssl_init(&ssl_);
  Status status = trust.take_root();
  if (status == Status::ok) status = prepare(host);
  if (status == Status::ok) status = handshake();
  writable_ = status == Status::ok;
  if (writable_)
    session_.keep(ssl_, host);
  else
    fail();
  return status;
}

// The next connection begins like a first one: the session may be what failed.
void Client::fail() {
  session_.forget();
  last_ = ReadStatus::failed;
}

Status Client::prepare(std::string_view host) {
  if (host.empty() || host.size() >= host_.size()) return Status::failed;
  host_.fill('\0');
  std::copy(host.begin(), host.end(), host_.begin());
  int result = mbedtls_ssl_setup(&ssl_, &trust_->config());
  if (result == 0) result = mbedtls_ssl_set_hostname(&ssl_, host_.data());
  mbedtls_ssl_set_bio(&ssl_, this, send, receive, nullptr);
  if (result == 0) session_.offer(ssl_, host);
  return status_of(result);
}

Status Client::handshake() {
  for (;;) {
    const int result = mbedtls_ssl_handshake(&ssl_);
    if (!wants_more(result)) return status_of(result);
  }
}

bool Client::wants_more(int mbedtls_result) const {
  const bool wants =
      mbedtls_result == MBEDTLS_ERR_SSL_WANT_READ || mbedtls_result == MBEDTLS_ERR_SSL_WANT_WRITE;
  return wants && !deadline_.passed();
}

ReadResult Client::read(std::span<std::uint8_t> into, Deadline deadline) {
  if (last_ == ReadStatus::end || dead()) return {last_, 0};
  if (into.empty()) return {ReadStatus::nothing_yet, 0};
  deadline_ = deadline;
  for (;;) {
    const int result = mbedtls_ssl_read(&ssl_, into.data(), into.size());
    if (wants_more(result)) continue;
    const ReadResult read = read_result(result);
    last_ = read.status;
    return read;
  }
}

// mbedtls_ssl_read gives 0 where the transport ended without a close_notify (ssl.h).
ReadResult Client::read_result(int mbedtls_result) {
  if (mbedtls_result > 0) return {ReadStatus::data, static_cast<std::size_t>(mbedtls_result)};
  switch (mbedtls_result) {
    case MBEDTLS_ERR_SSL_WANT_READ:
    case MBEDTLS_ERR_SSL_WANT_WRITE:
      return {ReadStatus::nothing_yet, 0};
    case MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY:
      return {ReadStatus::end, 0};
    default:
      return {ReadStatus::failed, 0};
  }
}

WriteResult Client::write(std::span<const std::uint8_t> from, Deadline deadline) {
  if (!writable_) return {Status::failed, 0};
  if (from.empty()) return {Status::ok, 0};
  deadline_ = deadline;
  for (;;) {
    const int result = mbedtls_ssl_write(&ssl_, from.data(), from.size());
    if (wants_more(result)) continue;
    if (result > 0) return {Status::ok, static_cast<std::size_t>(result)};
    writable_ = false;
    return {status_of(result), 0};
  }
}

Status Client::close(Deadline deadline) {
  if (transport_ == nullptr) return Status::failed;
  deadline_ = deadline;
  const bool peer_was_first = last_ == ReadStatus::end;
  Status status = dead() ? Status::failed : say_goodbye();
  // A peer that said goodbye first need not hear the answer (RFC 5246 section 7.2.1).
  if (peer_was_first) status = Status::ok;
  if (status == Status::ok) status = wait_for_goodbye();
  mbedtls_ssl_free(&ssl_);
  trust_->drop_root();
  transport_ = nullptr;
  last_ = ReadStatus::failed;
  return status;
}

Status Client::say_goodbye() {
  for (;;) {
    const int result = mbedtls_ssl_close_notify(&ssl_);
    if (!wants_more(result)) return status_of(result);
  }
}

Status Client::wait_for_goodbye() {
  std::array<std::uint8_t, 16> scratch;
  for (;;) {
    switch (read(scratch, deadline_).status) {
      case ReadStatus::end:
        return Status::ok;
      case ReadStatus::failed:
        return Status::peer_closed;
      case ReadStatus::nothing_yet:
        return Status::timed_out;
      case ReadStatus::data:
        if (deadline_.passed()) return Status::timed_out;
    }
  }
}

int Client::send(void *self, const unsigned char *from, std::size_t bytes) {
  auto &client = *static_cast<Client *>(self);
  const WriteResult written = client.transport_->write({from, bytes}, client.deadline_);
  if (written.status == Status::ok) return static_cast<int>(written.bytes);
  return written.status == Status::timed_out ? MBEDTLS_ERR_SSL_WANT_WRITE
                                             : MBEDTLS_ERR_NET_CONN_RESET;
}

int Client::receive(void *self, unsigned char *into, std::size_t bytes) {
  auto &client = *static_cast<Client *>(self);
  const ReadResult read = client.transport_->read({into, bytes}, client.deadline_);
  switch (read.status) {
    case ReadStatus::data:
      return static_cast<int>(read.bytes);
    case ReadStatus::end:
      return 0;
    case ReadStatus::nothing_yet:
      return MBEDTLS_ERR_SSL_WANT_READ;
    case ReadStatus::failed:
      break;
  }
  return MBEDTLS_ERR_NET_CONN_RESET;
}

}  // namespace tls
