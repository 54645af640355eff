#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "http/request.h"
#include "http/response_parser.h"
#include "http/text_writer.h"
#include "io/deadline.h"
#include "io/stream.h"

namespace http {

enum class Outcome : std::uint8_t {
  complete,   ///< the whole answer, whatever the connection did afterwards
  truncated,  ///< the connection ended or broke within the answer, or before it
  timed_out,  ///< the deadline passed within the answer, or before it
  malformed,  ///< what came is no HTTP answer
  too_large,  ///< complete, but the body did not fit; what fitted is there
  not_sent,   ///< the request did not fit into its buffer
};

/// `status` is 0 where no answer began; `body_bytes` are at the front of the buffer.
struct [[nodiscard]] Answer {
  Outcome outcome = Outcome::not_sent;
  std::uint16_t status = 0;
  std::size_t body_bytes = 0;
};

/// Where the body goes; what does not fit is counted, not kept.
class BodyBuffer {
 public:
  explicit BodyBuffer(std::span<std::uint8_t> into) : into_(into) {}

  void put(std::span<const std::uint8_t> part) {
    const std::size_t kept = std::min(part.size(), into_.size() - bytes_);
    std::copy_n(part.begin(), kept, into_.begin() + static_cast<std::ptrdiff_t>(bytes_));
    bytes_ += kept;
    fits_ = fits_ && kept == part.size();
  }
  std::size_t bytes() const { return bytes_; }
  bool fits() const { return fits_; }

 private:
  std::span<std::uint8_t> into_;
  std::size_t bytes_ = 0;
  bool fits_ = true;
};

/// What an exchange works in. It outlives the call and is on nobody's stack: TLS goes deep below
/// an exchange.
struct Workspace {
  std::array<char, 256> head{};
  std::array<std::uint8_t, 128> piece{};
  ResponseParser parser;
};

/// Gives the parser all of `input`, or as much as belongs to the answer.
inline void parse(ResponseParser &parser, std::span<const std::uint8_t> input, BodyBuffer &body) {
  while (!input.empty() && !parser.done()) {
    const ResponseParser::Step step = parser.take(input);
    body.put(step.body);
    input = input.subspan(step.consumed);
  }
}

inline Outcome outcome_of(const ResponseParser &parser, const BodyBuffer &body,
                          io::ReadStatus ended) {
  if (parser.malformed()) return Outcome::malformed;
  if (parser.complete_at(ended)) return body.fits() ? Outcome::complete : Outcome::too_large;
  return ended == io::ReadStatus::nothing_yet ? Outcome::timed_out : Outcome::truncated;
}

/// Reads until the answer is complete, or the stream has no more. It does not read on after
/// the answer, so a reset that follows a complete answer costs nothing.
template <class Stream>
Answer read_answer(Workspace &workspace, Stream &stream, std::span<std::uint8_t> body_buffer,
                   io::Deadline deadline) {
  ResponseParser &parser = workspace.parser;
  parser.restart();
  BodyBuffer body(body_buffer);
  io::ReadResult read{io::ReadStatus::nothing_yet, 0};
  while (!parser.done()) {
    // stackcheck: allow tls-truncation-accepted: complete_at() takes only an end in order for one
    read = stream.read(workspace.piece, deadline);
    if (read.status != io::ReadStatus::data) break;
    parse(parser, std::span(workspace.piece).first(read.bytes), body);
    // A peer that never stops sending must not hold us beyond the deadline.
    if (deadline.passed() && !parser.done()) {
      read.status = io::ReadStatus::nothing_yet;
      break;
    }
  }
  return {outcome_of(parser, body, read.status), parser.status(), body.bytes()};
}

/// Sends `request` and reads the answer. Failing to send is not yet the end: a server that
/// refuses a request early answers, hangs up, and its answer is still there to be read.
template <class Stream>
Answer exchange(Workspace &workspace, Stream &stream, const Request &request,
                std::span<std::uint8_t> body_buffer, io::Deadline deadline) {
  const io::Result<std::string_view> head = write_head(request, workspace.head);
  if (head.status != io::Status::ok) return {};
  io::Status sent = io::write_all(stream, bytes_of(head.value), deadline);
  if (sent == io::Status::ok) sent = io::write_all(stream, request.body, deadline);
  return read_answer(workspace, stream, body_buffer, deadline);
}

}  // namespace http
