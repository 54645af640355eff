#include "net/resolver.h"

#include "io/big_endian.h"
#include "net/udp_exchange.h"

namespace net {

using io::Deadline;
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
  const Endpoint from_server{server, dns_port};
  const auto read = [&](const Endpoint &from, std::span<const std::uint8_t> answer) {
    return from == from_server ? read_dns_answer(query(), answer)
                               : Result<IpAddress>{Status::bad_reply, {}};
  };
  const Result<IpAddress> found =
      ask<IpAddress>(socket_, {from_server, query(), answer_}, deadline, read);
  status = socket_.close();
  return status == Status::ok ? found : Result<IpAddress>{status, {}};
}

}  // namespace net
