#pragma once
// Numbers of the W5500 Datasheet, version 1.1.0. Nothing here comes from the driver's own
// tables, so that a wrong number there shows.

#include <cstdint>

namespace simulator {

/// Common registers, section 4.1.
namespace common {
inline constexpr std::uint16_t mr = 0x00, ir = 0x15, imr = 0x16, sir = 0x17, simr = 0x18,
                               rtr = 0x19, rcr = 0x1b, phycfgr = 0x2e, versionr = 0x39;
}

/// Socket registers, section 4.2.
namespace sn {
inline constexpr std::uint16_t mr = 0x00, cr = 0x01, ir = 0x02, sr = 0x03, port = 0x04,
                               dhar = 0x06, dipr = 0x0c, dport = 0x10, ttl = 0x16,
                               rxbuf_size = 0x1e, txbuf_size = 0x1f, tx_fsr = 0x20, tx_rd = 0x22,
                               tx_wr = 0x24, rx_rsr = 0x26, rx_rd = 0x28, rx_wr = 0x2a,
                               imr = 0x2c, frag = 0x2d;
}

/// Sn_SR.
namespace state {
inline constexpr std::uint8_t closed = 0x00, initialised = 0x13, listening = 0x14,
                              syn_sent = 0x15, established = 0x17, fin_wait = 0x18,
                              time_wait = 0x1b, close_wait = 0x1c, last_ack = 0x1d, udp = 0x22,
                              macraw = 0x42;
}

/// Sn_IR.
namespace event {
inline constexpr std::uint8_t con = 0x01, discon = 0x02, recv = 0x04, timeout = 0x08,
                              send_ok = 0x10;
}

/// Sn_CR.
namespace command {
inline constexpr std::uint8_t open = 0x01, listen = 0x02, connect = 0x04, discon = 0x08,
                              close = 0x10, send = 0x20, send_mac = 0x21, send_keep = 0x22,
                              recv = 0x40;
}

/// The high or the low byte of a register of two: the high one is at the lower address.
constexpr std::uint8_t byte_of(std::uint16_t word, bool low) {
  return static_cast<std::uint8_t>(low ? word & 0xff : word >> 8);
}

}  // namespace simulator
