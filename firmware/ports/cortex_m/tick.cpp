#include "ports/cortex_m/tick.h"

#include <atomic>

#include "io/platform.h"
#include "ports/cortex_m/core.h"

namespace {
std::atomic<std::uint32_t> elapsed_ms{0};
}

// Only this handler writes, so a load and a store are enough (ARMv6-M has no more).
void isr_systick() {
  elapsed_ms.store(elapsed_ms.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

std::uint32_t io::now_ms() { return elapsed_ms.load(std::memory_order_relaxed); }

void port::start_tick(std::uint32_t core_hz) {
  io::register_at(core::systick_priority) =
      (io::register_at(core::systick_priority) & 0x00ffffffu) | core::priority_bits(0) << 24;
  io::register_at(core::systick_reload) = core_hz / 1000 - 1;
  io::register_at(core::systick_current) = 0;
  io::register_at(core::systick_control) = core::systick_enable;
}
