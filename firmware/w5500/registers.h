#pragma once
// The W5500's registers: WIZnet "W5500 Datasheet" version 1.1.0, section 3 (memory map) and
// section 4 (register descriptions). Words are big-endian: the lower offset is the high byte.

#include <cstdint>

namespace w5500 {

struct ByteRegister {
  std::uint16_t offset;
};
struct WordRegister {
  std::uint16_t offset;
};
struct BlockRegister {
  std::uint16_t offset;
  std::uint16_t bytes;
};

// Section 4.1, common registers.
namespace common {
inline constexpr ByteRegister mode{0x0000};             // MR
inline constexpr BlockRegister gateway{0x0001, 4};      // GAR
inline constexpr BlockRegister subnet_mask{0x0005, 4};  // SUBR
inline constexpr BlockRegister mac{0x0009, 6};          // SHAR
inline constexpr BlockRegister ip{0x000f, 4};           // SIPR
inline constexpr ByteRegister interrupt{0x0015};        // IR, a written 1 clears
inline constexpr ByteRegister interrupt_mask{0x0016};   // IMR
inline constexpr ByteRegister socket_interrupt_mask{0x0018};  // SIMR, a bit a socket
inline constexpr WordRegister retry_time{0x0019};       // RTR, in 100 us
inline constexpr ByteRegister retry_count{0x001b};      // RCR
inline constexpr ByteRegister phy{0x002e};              // PHYCFGR
inline constexpr ByteRegister version{0x0039};          // VERSIONR
}  // namespace common

inline constexpr std::uint8_t mode_reset = 0x80;          // MR[7], clears itself
inline constexpr std::uint8_t interrupt_conflict = 0x80;  // IR[7]: our IP is another's too
inline constexpr std::uint8_t phy_link_up = 0x01;         // PHYCFGR[0]
inline constexpr std::uint8_t expected_version = 0x04;    // VERSIONR always reads so

// Section 4.2, the registers of each socket ("Sn_...").
namespace socket {
inline constexpr ByteRegister mode{0x0000};           // Sn_MR
inline constexpr ByteRegister command{0x0001};        // Sn_CR, 0 once the chip took it
inline constexpr ByteRegister interrupt{0x0002};      // Sn_IR, a written 1 clears
inline constexpr ByteRegister status{0x0003};         // Sn_SR
inline constexpr WordRegister local_port{0x0004};     // Sn_PORT
inline constexpr BlockRegister peer_ip{0x000c, 4};    // Sn_DIPR
inline constexpr WordRegister peer_port{0x0010};      // Sn_DPORT
inline constexpr ByteRegister rx_buffer_kib{0x001e};  // Sn_RXBUF_SIZE
inline constexpr ByteRegister tx_buffer_kib{0x001f};  // Sn_TXBUF_SIZE
inline constexpr WordRegister tx_free{0x0020};        // Sn_TX_FSR
inline constexpr WordRegister tx_write{0x0024};       // Sn_TX_WR
inline constexpr WordRegister rx_received{0x0026};    // Sn_RX_RSR
inline constexpr WordRegister rx_read{0x0028};        // Sn_RX_RD
inline constexpr ByteRegister interrupt_mask{0x002c}; // Sn_IMR
}  // namespace socket

/// Sn_MR[3:0], section 4.2.
enum class Protocol : std::uint8_t { closed = 0x00, tcp = 0x01, udp = 0x02 };

/// Sn_CR, section 4.2.
enum class Command : std::uint8_t {
  open = 0x01,
  listen = 0x02,
  connect = 0x04,
  disconnect = 0x08,  ///< sends FIN
  close = 0x10,       ///< sends nothing; the socket and its buffers are released
  send = 0x20,
  receive = 0x40,  ///< tells the chip that Sn_RX_RD moved
};

/// Sn_IR, section 4.2.
namespace event {
inline constexpr std::uint8_t connected = 0x01;
inline constexpr std::uint8_t disconnected = 0x02;  // FIN or FIN/ACK received from the peer
inline constexpr std::uint8_t received = 0x04;
inline constexpr std::uint8_t timed_out = 0x08;  // ARP or TCP retransmission gave up
inline constexpr std::uint8_t sent = 0x10;
inline constexpr std::uint8_t all = 0x1f;
}  // namespace event

/// Sn_SR, section 4.2.
enum class State : std::uint8_t {
  closed = 0x00,
  initialised = 0x13,
  listening = 0x14,
  syn_sent = 0x15,
  syn_received = 0x16,
  established = 0x17,
  fin_wait = 0x18,
  closing = 0x1a,
  time_wait = 0x1b,
  close_wait = 0x1c,
  last_ack = 0x1d,
  udp = 0x22,
};

inline constexpr std::uint8_t socket_count = 8;

/// Every socket has 2 KiB each way after a reset (sections 3.3 and 4.2, Sn_RXBUF_SIZE).
inline constexpr std::uint16_t buffer_bytes = 2048;

}  // namespace w5500
