#pragma once
#include <array>
#include <cstdint>
#include <span>

#include "io/deadline.h"
#include "io/status.h"
#include "spi_bus.h"
#include "w5500/block.h"
#include "w5500/registers.h"

namespace w5500 {

using MacAddress = std::array<std::uint8_t, 6>;
using IpAddress = std::array<std::uint8_t, 4>;

/// Who the chip is on its network.
struct Addresses {
  MacAddress mac;
  IpAddress ip, subnet_mask, gateway;
};

/// What no socket owns: frames on the bus, reset, identity, the link.
class Chip {
 public:
  /// The longest the chip may take for what it does on its own, without the network.
  static constexpr std::uint32_t answer_ms = 100;

  explicit constexpr Chip(port::SpiBus &bus) : bus_(bus) {}

  io::Status read(Block block, std::uint16_t offset, std::span<std::uint8_t> into);
  io::Status write(Block block, std::uint16_t offset, std::span<const std::uint8_t> from);

  io::Result<std::uint8_t> read(Block block, ByteRegister at);
  io::Result<std::uint16_t> read(Block block, WordRegister at);
  io::Status write(Block block, ByteRegister at, std::uint8_t value);
  io::Status write(Block block, WordRegister at, std::uint16_t value);

  /// A word the chip changes by itself: read until two readings in a row agree, because the
  /// chip may change it between the two bytes (section 4.2, Sn_TX_FSR and Sn_RX_RSR).
  io::Result<std::uint16_t> read_settled(Block block, WordRegister at);

  /// Resets by software and makes sure that a W5500 answers.
  io::Status start();

  /// Whether a W5500 answers: an absent one reads as all ones or all zeros.
  io::Status check_version();

  io::Status set_addresses(const Addresses &addresses);
  io::Result<bool> link_is_up();
  io::Status wait_for_link(io::Deadline deadline);

  /// IR, and clears what was set; with enable_events() its bits also pull INTn low.
  io::Result<std::uint8_t> take_events();
  io::Status enable_events(std::uint8_t mask);

  /// Lets the events of a socket through to INTn (SIMR).
  io::Status let_interrupt(std::uint8_t socket);

 private:
  io::Status wait_for_reset();

  port::SpiBus &bus_;
};

}  // namespace w5500
