#pragma once
#include <cstdint>
#include <span>

#include "net/udp_socket.h"

namespace net {

/// Where a question goes, and what an answer may be put into.
struct UdpQuestion {
  Endpoint server;
  std::span<const std::uint8_t> query;
  std::span<std::uint8_t> answer;
};

/// Sends the question every second until `read` makes something of an answer, or `deadline`.
/// `read` gets an answer's sender and bytes; bad_reply says that it answers something else: it
/// may be late, or forged, and is passed over.
template <class Value, class Read>
io::Result<Value> ask(UdpSocket &socket, const UdpQuestion &question, io::Deadline deadline,
                      Read read) {
  constexpr std::uint32_t ask_again_ms = 1000;
  do {
    const io::Status sent = socket.send(question.server, question.query, deadline);
    if (sent != io::Status::ok) return {sent, {}};
    const io::Deadline answer_by = io::Deadline::in_ms(ask_again_ms);
    while (!answer_by.passed() && !deadline.passed()) {
      Endpoint from;
      const io::ReadResult got = socket.receive(question.answer, from, answer_by);
      if (got.status == io::ReadStatus::failed) return {io::Status::chip_fault, {}};
      if (got.status != io::ReadStatus::data) continue;
      const io::Result<Value> found = read(from, question.answer.first(got.bytes));
      if (found.status != io::Status::bad_reply) return found;
    }
  } while (!deadline.passed());
  return {io::Status::timed_out, {}};
}

}  // namespace net
