#pragma once
#include <array>
#include <cstdint>

#include "app/progress.h"
#include "http/exchange.h"
#include "http/server.h"
#include "net/dhcp_client.h"
#include "net/resolver.h"
#include "net/sntp_client.h"
#include "net/tcp_socket.h"
#include "tls/client.h"
#include "w5500/chip.h"

namespace app {

/// Whole records of 16 KiB and one handshake's certificates fit.
inline constexpr std::size_t tls_pool_bytes = 48 * 1024;
extern std::array<std::uint8_t, tls_pool_bytes> tls_pool;

/// The body of the last fetched answer.
inline constexpr std::size_t body_bytes = 1024;
extern std::array<std::uint8_t, body_bytes> body;

/// Everything else the firmware has, once; nothing of it is on a stack. The chip's socket 0 is for
/// datagrams, one question at a time.
struct Device {
  explicit constexpr Device(port::SpiBus &bus) : chip(bus) {}

  w5500::Chip chip;
  net::LocalPorts ports;
  net::DhcpClient dhcp{chip, 0};
  net::Lease lease;
  net::Resolver resolver{chip, 0, ports};
  net::SntpClient time{chip, 0, ports};
  net::TcpSocket connection{chip, 1};
  std::array<net::TcpSocket, 2> doors{{{chip, 2}, {chip, 3}}};  ///< where clients come in
  tls::Trust trust;
  tls::Client secure;
  http::Workspace http;
  http::ServerWorkspace server;
  Progress progress;
};

/// The one device there is, on the board this firmware is built for.
Device &device();

}  // namespace app
