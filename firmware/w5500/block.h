#pragma once
#include <array>
#include <cstdint>

#include "io/big_endian.h"

namespace w5500 {

/// Which of the chip's memories an access means: BSB[4:0] of the control byte, section 2.2.2.
struct Block {
  std::uint8_t select;
};

inline constexpr Block common_block{0};
constexpr Block register_block(std::uint8_t socket) {
  return {static_cast<std::uint8_t>(socket * 4 + 1)};
}
constexpr Block tx_block(std::uint8_t socket) {
  return {static_cast<std::uint8_t>(socket * 4 + 2)};
}
constexpr Block rx_block(std::uint8_t socket) {
  return {static_cast<std::uint8_t>(socket * 4 + 3)};
}

enum class Direction : std::uint8_t { read = 0x00, write = 0x04 };  // RWB, bit 2

/// Address phase and control phase of an SPI frame with variable data length (section 2.2).
using FrameHead = std::array<std::uint8_t, 3>;

constexpr FrameHead frame_head(Block block, std::uint16_t offset, Direction direction) {
  const auto control =
      static_cast<std::uint8_t>(block.select << 3 | static_cast<std::uint8_t>(direction));
  return {io::high_byte(offset), io::low_byte(offset), control};
}

}  // namespace w5500
