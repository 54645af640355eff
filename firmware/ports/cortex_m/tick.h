#pragma once
#include <cstdint>

namespace port {

/// Starts the millisecond tick, at the highest priority, from a core clock of `core_hz`.
void start_tick(std::uint32_t core_hz);

}  // namespace port

/// Counts the milliseconds.
extern "C" void isr_systick();
