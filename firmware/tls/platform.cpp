// What mbedtls_config.h promises mbedTLS about the platform.

#include "io/date.h"
#include "io/platform.h"
#include "io/wall_clock.h"

#include <cstddef>
#include <cstdint>
#include <span>

#include "mbedtls/entropy.h"
#include "mbedtls/entropy_poll.h"
#include "mbedtls/platform_util.h"

extern "C" {

// mbedTLS formats text only to show certificates to people. Its callers take a negative
// result for "the buffer is too small".
int tls_snprintf_does_not_fit(char *, std::size_t, const char *, ...) { return -1; }

// The pool allocator calls this when its own chain of blocks is broken. Going on would mean
// TLS on corrupt memory; the watchdog or the debugger finds the firmware here.
void tls_pool_is_corrupt(int) {
  for (volatile bool stay = true; stay;) {
  }
  __builtin_unreachable();
}

// 1970 before the clock is set: no certificate is valid then.
mbedtls_time_t tls_time(mbedtls_time_t *) { return io::wall_clock.unix_s(); }

struct tm *mbedtls_platform_gmtime_r(const mbedtls_time_t *time, struct tm *into) {
  const io::Date date = io::date_of(static_cast<std::uint32_t>(*time));
  *into = {};
  into->tm_year = static_cast<int>(date.year) - 1900;
  into->tm_mon = static_cast<int>(date.month) - 1;
  into->tm_mday = static_cast<int>(date.day);
  into->tm_hour = static_cast<int>(date.hour);
  into->tm_min = static_cast<int>(date.minute);
  into->tm_sec = static_cast<int>(date.second);
  return into;
}

int mbedtls_hardware_poll(void *, unsigned char *output, std::size_t bytes, std::size_t *written) {
  *written = 0;
  if (io::fill_random({output, bytes}) != io::Status::ok) return MBEDTLS_ERR_ENTROPY_SOURCE_FAILED;
  *written = bytes;
  return 0;
}
}
