#pragma once
#include <cstdint>
#include <span>

#include "io/status.h"

namespace simulator {
class Chip;
}

namespace port {

/// The bus of the tests: a fake chip, or nothing, at its other end.
class SpiBus {
 public:
  explicit constexpr SpiBus(simulator::Chip *chip = nullptr) : chip_(chip) {}

  void connect(simulator::Chip *chip) { chip_ = chip; }

  io::Status send(std::span<const std::uint8_t> head, std::span<const std::uint8_t> data);
  io::Status receive(std::span<const std::uint8_t> head, std::span<std::uint8_t> data);

 private:
  simulator::Chip *chip_;
};

}  // namespace port
