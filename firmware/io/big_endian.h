#pragma once
#include <cstdint>

namespace io {

constexpr std::uint8_t high_byte(std::uint16_t word) {
  return static_cast<std::uint8_t>(word >> 8);
}
constexpr std::uint8_t low_byte(std::uint16_t word) {
  return static_cast<std::uint8_t>(word & 0xff);
}

/// Network order, the high byte first.
constexpr std::uint16_t word_from(std::uint8_t high, std::uint8_t low) {
  return static_cast<std::uint16_t>(high << 8 | low);
}

}  // namespace io
