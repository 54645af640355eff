#include "net/sntp_client.h"

#include <algorithm>

#include "net/udp_exchange.h"

namespace net {

using io::Deadline;
using io::Result;
using io::Status;

namespace {

constexpr std::uint16_t sntp_port = 123;

// RFC 4330 section 4: leap indicator, version and mode share the first byte.
constexpr std::uint8_t query_of_version_4 = 0x23;
constexpr std::uint8_t mode_mask = 0x07, mode_server = 4, leap_mask = 0xc0, leap_unknown = 0xc0;
constexpr std::size_t stratum = 1, originate = 24, transmit = 40;
constexpr std::uint8_t stratum_most = 15;  // 0 is a refusal ("kiss of death")

// From 1900 to 1970. The difference wraps with the 32 bits, and is right until 2106.
constexpr std::uint32_t seconds_to_1970 = 2'208'988'800;

std::uint32_t seconds_at(std::span<const std::uint8_t> message, std::size_t at) {
  std::uint32_t seconds = 0;
  for (const std::uint8_t byte : message.subspan(at, 4)) seconds = seconds << 8 | byte;
  return seconds;
}

}  // namespace

SntpMessage sntp_query(std::span<const std::uint8_t, 8> nonce) {
  SntpMessage query{};
  query[0] = query_of_version_4;
  std::copy(nonce.begin(), nonce.end(), query.begin() + transmit);
  return query;
}

Result<std::uint32_t> read_sntp_answer(const SntpMessage &query,
                                       std::span<const std::uint8_t> answer) {
  constexpr Result<std::uint32_t> bad{Status::bad_reply, 0};
  if (answer.size() < sntp_message_bytes) return bad;
  if ((answer[0] & mode_mask) != mode_server || (answer[0] & leap_mask) == leap_unknown) return bad;
  if (answer[stratum] == 0 || answer[stratum] > stratum_most) return bad;
  if (!std::equal(query.begin() + transmit, query.end(), answer.begin() + originate)) return bad;
  const std::uint32_t seconds = seconds_at(answer, transmit);
  return seconds == 0 ? bad : Result<std::uint32_t>{Status::ok, seconds - seconds_to_1970};
}

Result<std::uint32_t> SntpClient::ask(const IpAddress &server, Deadline deadline) {
  std::array<std::uint8_t, 8> nonce{};
  Status status = io::fill_random(nonce);
  if (status == Status::ok) status = socket_.open(ports_.next());
  if (status != Status::ok) return {status, 0};
  query_ = sntp_query(nonce);
  const Endpoint from_server{server, sntp_port};
  const auto read = [&](const Endpoint &from, std::span<const std::uint8_t> answer) {
    return from == from_server ? read_sntp_answer(query_, answer)
                               : Result<std::uint32_t>{Status::bad_reply, 0};
  };
  const Result<std::uint32_t> found =
      net::ask<std::uint32_t>(socket_, {from_server, query_, answer_}, deadline, read);
  status = socket_.close();
  return status == Status::ok ? found : Result<std::uint32_t>{status, 0};
}

}  // namespace net
