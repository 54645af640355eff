#pragma once
#include <cstdint>

namespace fake {

/// The time the firmware sees. Every look at it takes a millisecond, so that whatever waits
/// for a deadline gets there.
struct Clock {
  std::uint32_t now_ms = 0;
};

Clock &clock();

/// A look at the firmware's time that takes none of it.
std::uint32_t now_ms();

/// Whether the hardware's noise source works.
bool &noise_works();

}  // namespace fake
