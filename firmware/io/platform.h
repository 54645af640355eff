#pragma once
// What the layers ask of the hardware apart from the bus. Every port defines these.

#include <cstdint>
#include <span>

#include "io/status.h"

namespace io {

/// Milliseconds since some start; wraps after 49 days, and never stands still.
std::uint32_t now_ms();

/// Fills `into` from the hardware's noise source, or says that it could not.
Status fill_random(std::span<std::uint8_t> into);

}  // namespace io
