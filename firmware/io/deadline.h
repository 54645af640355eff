#pragma once
#include <cstdint>

#include "io/platform.h"

namespace io {

/// A moment after which nobody waits any more.
class Deadline {
 public:
  /// One that has passed.
  constexpr Deadline() = default;

  /// `span_ms` from now; 0 has passed already. At most 49 days, where the clock wraps.
  static Deadline in_ms(std::uint32_t span_ms) { return Deadline(now_ms(), span_ms); }

  /// Unsigned difference: right across the wrap of the clock.
  bool passed() const { return now_ms() - start_ms_ >= span_ms_; }

 private:
  Deadline(std::uint32_t start_ms, std::uint32_t span_ms)
      : start_ms_(start_ms), span_ms_(span_ms) {}

  std::uint32_t start_ms_ = 0;
  std::uint32_t span_ms_ = 0;
};

}  // namespace io
