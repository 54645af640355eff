#include "net/dhcp_message.h"

#include <algorithm>

namespace net {

using io::Result;
using io::Status;

namespace {

// RFC 2131 section 2, figure 1: where the fields are.
constexpr std::size_t transaction_at = 4, flags_at = 10, client_ip_at = 12, your_ip_at = 16,
                      hardware_at = 28, options_at = 236;
constexpr std::uint8_t boot_request = 1, boot_reply = 2, ethernet = 1;
constexpr std::uint8_t broadcast = 0x80;  // we have no address yet that an answer could go to
constexpr std::array<std::uint8_t, 4> magic_cookie = {99, 130, 83, 99};

// RFC 2132.
namespace option {
constexpr std::uint8_t pad = 0, subnet_mask = 1, router = 3, name_server = 6, requested_ip = 50,
                       lease_time = 51, type = 53, server = 54, wanted = 55, end = 255;
}

void put(std::span<std::uint8_t> into, std::size_t at, std::span<const std::uint8_t> bytes) {
  std::copy(bytes.begin(), bytes.end(), into.begin() + static_cast<std::ptrdiff_t>(at));
}

std::array<std::uint8_t, 4> bytes_of(std::uint32_t word) {
  return {static_cast<std::uint8_t>(word >> 24), static_cast<std::uint8_t>(word >> 16 & 0xff),
          static_cast<std::uint8_t>(word >> 8 & 0xff), static_cast<std::uint8_t>(word & 0xff)};
}

std::uint32_t number_of(std::span<const std::uint8_t> bytes) {
  std::uint32_t number = 0;
  for (const std::uint8_t byte : bytes) number = number << 8 | byte;
  return number;
}

/// Writes options one after the other; all of a client's fit by far.
struct OptionWriter {
  std::span<std::uint8_t, dhcp_query_bytes> into;
  std::size_t at = options_at + magic_cookie.size();

  void add(std::uint8_t code, std::span<const std::uint8_t> value) {
    into[at] = code;
    into[at + 1] = static_cast<std::uint8_t>(value.size());
    put(into, at + 2, value);
    at += 2 + value.size();
  }
};

void take_address(std::span<const std::uint8_t> value, IpAddress &into) {
  if (value.size() >= into.size()) std::copy_n(value.begin(), into.size(), into.begin());
}

void take_option(std::uint8_t code, std::span<const std::uint8_t> value, DhcpAnswer &answer) {
  switch (code) {
    case option::type:
      if (value.size() == 1) answer.type = static_cast<DhcpType>(value[0]);
      return;
    case option::subnet_mask:
      return take_address(value, answer.lease.subnet_mask);
    case option::router:
      return take_address(value, answer.lease.gateway);
    case option::name_server:
      return take_address(value, answer.lease.name_server);
    case option::server:
      return take_address(value, answer.lease.server);
    case option::lease_time:
      if (value.size() == 4) answer.lease.seconds = number_of(value);
      return;
    default:
      return;
  }
}

/// False where an option runs past the message's end.
bool take_options(std::span<const std::uint8_t> options, DhcpAnswer &answer) {
  while (!options.empty() && options[0] != option::end) {
    if (options[0] == option::pad) {
      options = options.subspan(1);
      continue;
    }
    if (options.size() < 2 || options.size() - 2 < options[1]) return false;
    take_option(options[0], options.subspan(2, options[1]), answer);
    options = options.subspan(2u + options[1]);
  }
  return true;
}

bool answers(const DhcpQuery &query, std::span<const std::uint8_t> message) {
  return message.size() >= options_at + magic_cookie.size() && message[0] == boot_reply &&
         number_of(message.subspan(transaction_at, 4)) == query.transaction &&
         std::equal(query.mac.begin(), query.mac.end(), message.begin() + hardware_at) &&
         std::equal(magic_cookie.begin(), magic_cookie.end(), message.begin() + options_at);
}

bool is_complete(const DhcpAnswer &answer) {
  if (answer.type == DhcpType::nak) return true;
  const bool grants = answer.type == DhcpType::offer || answer.type == DhcpType::ack;
  return grants && answer.lease.ip != IpAddress{} && answer.lease.server != IpAddress{} &&
         answer.lease.subnet_mask != IpAddress{} && answer.lease.seconds != 0;
}

}  // namespace

void write_dhcp_query(const DhcpQuery &query, std::span<std::uint8_t, dhcp_query_bytes> into) {
  std::fill(into.begin(), into.end(), std::uint8_t{0});
  into[0] = boot_request;
  into[1] = ethernet;
  into[2] = static_cast<std::uint8_t>(query.mac.size());
  put(into, transaction_at, bytes_of(query.transaction));
  if (query.has_lease)
    put(into, client_ip_at, query.lease.ip);
  else
    into[flags_at] = broadcast;
  put(into, hardware_at, query.mac);
  put(into, options_at, magic_cookie);
  OptionWriter options{into};
  options.add(option::type, std::array{static_cast<std::uint8_t>(query.type)});
  if (query.type == DhcpType::request && !query.has_lease) {
    options.add(option::requested_ip, query.lease.ip);
    options.add(option::server, query.lease.server);
  }
  options.add(option::wanted,
              std::array{option::subnet_mask, option::router, option::name_server});
  into[options.at] = option::end;
}

Result<DhcpAnswer> read_dhcp_answer(const DhcpQuery &query,
                                    std::span<const std::uint8_t> message) {
  DhcpAnswer answer{};
  if (!answers(query, message)) return {Status::bad_reply, answer};
  take_address(message.subspan(your_ip_at, 4), answer.lease.ip);
  const bool whole = take_options(message.subspan(options_at + magic_cookie.size()), answer);
  return {whole && is_complete(answer) ? Status::ok : Status::bad_reply, answer};
}

}  // namespace net
