// What mbedtls_config.h promises mbedTLS about the platform.

#include "io/platform.h"

#include <cstddef>
#include <cstdint>
#include <span>

#include "mbedtls/entropy.h"
#include "mbedtls/entropy_poll.h"

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

int mbedtls_hardware_poll(void *, unsigned char *output, std::size_t bytes, std::size_t *written) {
  *written = 0;
  if (io::fill_random({output, bytes}) != io::Status::ok) return MBEDTLS_ERR_ENTROPY_SOURCE_FAILED;
  *written = bytes;
  return 0;
}
}
