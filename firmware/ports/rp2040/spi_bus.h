#pragma once
#include <cstdint>
#include <span>

#include "io/deadline.h"
#include "io/status.h"

namespace port {

/// SPI0 of the RP2040 as a master, with a pin of ours as chip select.
class SpiBus {
 public:
  explicit constexpr SpiBus(unsigned select_pin) : select_pin_(select_pin) {}

  /// Mode 0, 8 bits, a quarter of the core clock. Its clock and pins are the board's affair.
  void start();

  /// One chip-select frame: `head`, then `data`.
  io::Status send(std::span<const std::uint8_t> head, std::span<const std::uint8_t> data);

  /// One chip-select frame: `head`, then as many bytes as `data` has come back.
  io::Status receive(std::span<const std::uint8_t> head, std::span<std::uint8_t> data);

 private:
  io::Status put(std::span<const std::uint8_t> bytes, io::Deadline deadline);
  io::Status get(std::span<std::uint8_t> bytes, io::Deadline deadline);

  unsigned select_pin_;
};

}  // namespace port
