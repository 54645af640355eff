#pragma once
// DNS messages (RFC 1035 section 4), as far as a stub resolver for IPv4 needs them. No I/O.

#include <cstdint>
#include <span>
#include <string_view>

#include "io/status.h"
#include "net/endpoint.h"

namespace net {

/// The most a message over UDP may have (RFC 1035 section 2.3.4).
inline constexpr std::size_t dns_message_bytes = 512;

/// Writes the query for the IPv4 address of `name` and says how long it is. A name that is
/// none (empty label, label over 63, over 253 in all) is not_found.
io::Result<std::size_t> write_dns_query(std::uint16_t id, std::string_view name,
                                        std::span<std::uint8_t, dns_message_bytes> into);

/// The first address in the answer to `query`. bad_reply: not an answer to it, or malformed.
/// not_found: the server says that there is no such name or address.
io::Result<IpAddress> read_dns_answer(std::span<const std::uint8_t> query,
                                      std::span<const std::uint8_t> message);

}  // namespace net
