#pragma once
#include <cstdint>

#include "io/platform.h"

namespace io {

/// The date, once somebody has told it.
class WallClock {
 public:
  void set(std::uint32_t unix_s) {
    unix_s_ = unix_s;
    at_ms_ = now_ms();
  }

  bool is_set() const { return unix_s_ != 0; }

  /// Seconds since 1970 (UTC); 0 before set(). To be asked once in 49 days, where the
  /// milliseconds wrap.
  std::uint32_t unix_s() {
    if (!is_set()) return 0;
    const std::uint32_t passed_s = (now_ms() - at_ms_) / 1000;
    at_ms_ += passed_s * 1000;
    return unix_s_ += passed_s;
  }

 private:
  std::uint32_t unix_s_ = 0;
  std::uint32_t at_ms_ = 0;
};

/// Nobody has two: certificates and pages are told the same time.
inline constinit WallClock wall_clock;

}  // namespace io
