#pragma once
#include <cstdint>
#include <span>

#include "io/status.h"
#include "mbedtls/ctr_drbg.h"
#include "mbedtls/entropy.h"
#include "mbedtls/ssl.h"
#include "mbedtls/x509_crt.h"

namespace tls {

/// What all connections share: the memory pool, random numbers, and whom to believe.
class Trust {
 public:
  /// `pool` is all the memory mbedTLS ever gets; `root` is a CA certificate (DER) that must
  /// stay where it is. Once per start of the firmware; no_memory if the pool is too small.
  io::Status start(std::span<std::uint8_t> pool, std::span<const std::uint8_t> root);

  /// Reads the root for one connection, and forgets it after it: what mbedTLS computes of its key
  /// would stay in the pool otherwise. Between connections the pool is empty.
  io::Status take_root();
  void drop_root() { mbedtls_x509_crt_free(&roots_); }

  const mbedtls_ssl_config &config() const { return config_; }

 private:
  io::Status configure();

  std::span<const std::uint8_t> root_;

  mbedtls_entropy_context entropy_{};
  mbedtls_ctr_drbg_context random_{};
  mbedtls_x509_crt roots_{};
  mbedtls_ssl_config config_{};
};

}  // namespace tls
