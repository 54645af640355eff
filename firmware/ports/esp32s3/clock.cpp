#include "io/platform.h"
#include "ports/esp32s3/registers.h"

namespace {

using io::register_at;
using namespace port::esp32s3;

constexpr std::uint64_t ticks_per_ms = 16'000;

// The value is there after a few cycles of the timer (TRM chapter 11.4.2). It counts from
// the reset on, whatever software does, so a value is read even if the mark never comes.
constexpr unsigned turns_to_wait = 1000;

void take_value() {
  register_at(systimer_unit0) = systimer_take;
  for (unsigned turn = 0; turn != turns_to_wait; ++turn)
    if ((register_at(systimer_unit0) & systimer_taken) != 0) return;
}

}  // namespace

std::uint32_t io::now_ms() {
  take_value();
  const std::uint64_t high = register_at(systimer_high);
  const std::uint64_t ticks = high << 32 | register_at(systimer_low);
  return static_cast<std::uint32_t>(ticks / ticks_per_ms);
}
