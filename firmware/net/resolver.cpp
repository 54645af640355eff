#include "net/resolver.h"

#include "io/big_endian.h"

namespace net {

using io::Deadline;
using io::ReadResult;
using io::ReadStatus;
using io::Result;
using io::Status;

namespace {
constexpr std::uint16_t dns_port = 53;
}

Result<IpAddress> Resolver::resolve(std::string_view name, const IpAddress &server,
                                    Deadline deadline) {
  std::array<std::uint8_t, 2> id{};  // not to be guessed: RFC 5452 section 4
  Status status = io::fill_random(id);
  if (status != Status::ok) return {status, {}};
  const Result<std::size_t> written = write_dns_query(io::word_from(id[0], id[1]), name, query_);
  if (written.status != Status::ok) return {written.status, {}};
  query_bytes_ = written.value;
  status = socket_.open(ports_.next());
  if (status != Status::ok) return {status, {}};
  const Result<IpAddress> found = ask_until({server, dns_port}, deadline);
  status = socket_.close();
  return status == Status::ok ? found : Result<IpAddress>{status, {}};
}

Result<IpAddress> Resolver::ask_until(const Endpoint &server, Deadline deadline) {
  for (;;) {
    const Result<IpAddress> found = ask_once(server, deadline);
    if (found.status != Status::timed_out || deadline.passed()) return found;
  }
}

// Datagrams that do not answer the query may be late, or forged: they are passed over.
Result<IpAddress> Resolver::ask_once(const Endpoint &server, Deadline deadline) {
  const Status sent = socket_.send(server, query(), deadline);
  if (sent != Status::ok) return {sent, {}};
  const Deadline answer_by = Deadline::in_ms(ask_again_ms);
  while (!answer_by.passed() && !deadline.passed()) {
    Endpoint from;
    const ReadResult read = socket_.receive(answer_, from, answer_by);
    if (read.status == ReadStatus::failed) return {Status::chip_fault, {}};
    if (read.status != ReadStatus::data || from != server) continue;
    const Result<IpAddress> found = read_dns_answer(query(), std::span(answer_).first(read.bytes));
    if (found.status != Status::bad_reply) return found;
  }
  return {Status::timed_out, {}};
}

}  // namespace net
