#pragma once
// DHCP messages (RFC 2131, options of RFC 2132), as far as a client needs them. No I/O.

#include <cstdint>
#include <span>

#include "io/status.h"
#include "net/endpoint.h"

namespace net {

using w5500::MacAddress;

/// What a client writes: the least a server must take (RFC 1542 section 2.1).
inline constexpr std::size_t dhcp_query_bytes = 300;

/// What a server may send without being told more (RFC 2131 section 2).
inline constexpr std::size_t dhcp_answer_bytes = 576;

/// Option 53 (RFC 2132 section 9.6).
enum class DhcpType : std::uint8_t { discover = 1, offer = 2, request = 3, ack = 5, nak = 6 };

/// What a server offers, or has granted. No gateway and no name server are zeros.
struct Lease {
  IpAddress ip{}, subnet_mask{}, gateway{}, name_server{}, server{};
  std::uint32_t seconds = 0;
};

/// What a client says: `discover`, `request` of an offer, or of more time for a lease it has.
struct DhcpQuery {
  DhcpType type;
  std::uint32_t transaction;
  MacAddress mac;
  Lease lease{};
  bool has_lease = false;
};

void write_dhcp_query(const DhcpQuery &query, std::span<std::uint8_t, dhcp_query_bytes> into);

struct DhcpAnswer {
  DhcpType type;
  Lease lease;
};

/// bad_reply: not an answer to this client's transaction, malformed, or without what a lease needs.
io::Result<DhcpAnswer> read_dhcp_answer(const DhcpQuery &query,
                                        std::span<const std::uint8_t> message);

}  // namespace net
