#include "net/dhcp_client.h"

#include <algorithm>

#include "net/udp_exchange.h"

namespace net {

using io::Deadline;
using io::Result;
using io::Status;

namespace {

constexpr std::uint16_t client_port = 68, server_port = 67;
constexpr IpAddress everyone = {255, 255, 255, 255};

// A longer lease is extended earlier than it need be: a Deadline ends after 49 days.
constexpr std::uint32_t seconds_most = 40 * 86400;

Result<std::uint32_t> new_transaction() {
  std::array<std::uint8_t, 4> bytes{};
  const Status status = io::fill_random(bytes);
  return {status, static_cast<std::uint32_t>(bytes[0]) << 24 |
                      static_cast<std::uint32_t>(bytes[1]) << 16 |
                      static_cast<std::uint32_t>(bytes[2]) << 8 | bytes[3]};
}

}  // namespace

Result<Lease> DhcpClient::obtain(const MacAddress &mac, Deadline deadline) {
  const Result<std::uint32_t> transaction = new_transaction();
  if (transaction.status != Status::ok) return {transaction.status, {}};
  Status status = socket_.open(client_port);
  if (status != Status::ok) return {status, {}};
  DhcpQuery query{DhcpType::discover, transaction.value, mac};
  const Result<DhcpAnswer> offer = ask(query, everyone, deadline);
  Result<Lease> result{offer.status, {}};
  if (offer.status == Status::ok) {
    query.type = DhcpType::request;
    query.lease = offer.value.lease;
    result = request(query, everyone, deadline);
  }
  status = socket_.close();
  return status == Status::ok ? result : Result<Lease>{status, {}};
}

Result<Lease> DhcpClient::extend(const MacAddress &mac, Deadline deadline) {
  const Result<std::uint32_t> transaction = new_transaction();
  if (transaction.status != Status::ok) return {transaction.status, {}};
  Status status = socket_.open(client_port);
  if (status != Status::ok) return {status, {}};
  DhcpQuery query{DhcpType::request, transaction.value, mac, lease_, true};
  const Result<Lease> result = request(query, lease_.server, deadline);
  status = socket_.close();
  return status == Status::ok ? result : Result<Lease>{status, {}};
}

Result<Lease> DhcpClient::request(DhcpQuery &query, const IpAddress &server, Deadline deadline) {
  const Result<DhcpAnswer> answer = ask(query, server, deadline);
  if (answer.status != Status::ok) return {answer.status, {}};
  if (answer.value.type != DhcpType::ack) return {Status::not_found, {}};
  keep(answer.value.lease);
  return {Status::ok, lease_};
}

// A server's other messages, such as a second server's offer, answer another question.
Result<DhcpAnswer> DhcpClient::ask(const DhcpQuery &query, const IpAddress &server,
                                   Deadline deadline) {
  write_dhcp_query(query, query_);
  const auto read = [&](const Endpoint &from, std::span<const std::uint8_t> message) {
    Result<DhcpAnswer> answer = read_dhcp_answer(query, message);
    const bool is_offer = answer.value.type == DhcpType::offer;
    if (from.port != server_port || is_offer != (query.type == DhcpType::discover))
      answer.status = Status::bad_reply;
    return answer;
  };
  return net::ask<DhcpAnswer>(socket_, {{server, server_port}, query_, answer_}, deadline, read);
}

void DhcpClient::keep(const Lease &lease) {
  lease_ = lease;
  const std::uint32_t seconds = std::min(lease.seconds, seconds_most);
  half_ = Deadline::in_ms(seconds * 500);
  end_ = Deadline::in_ms(seconds * 1000);
}

}  // namespace net
