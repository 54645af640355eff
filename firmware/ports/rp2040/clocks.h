#pragma once
#include <cstdint>

namespace port::rp2040 {

inline constexpr std::uint32_t core_hz = 125'000'000;

/// From the 12 MHz crystal through the PLL to core_hz, and the peripherals out of reset.
/// False: an oscillator did not come up, and the core stays on the ring oscillator.
bool start_clocks();

}  // namespace port::rp2040
