#include "tls/trust.h"

#include "mbedtls/memory_buffer_alloc.h"
#include "tls/errors.h"

namespace tls {

using io::Status;

Status Trust::start(std::span<std::uint8_t> pool, std::span<const std::uint8_t> root) {
  mbedtls_memory_buffer_alloc_init(pool.data(), pool.size());
  mbedtls_entropy_init(&entropy_);
  mbedtls_ctr_drbg_init(&random_);
  mbedtls_x509_crt_init(&roots_);
  mbedtls_ssl_config_init(&config_);
  const int seeded = mbedtls_ctr_drbg_seed(&random_, mbedtls_entropy_func, &entropy_, nullptr, 0);
  if (seeded != 0) return status_of(seeded);
  root_ = root;
  const Status readable = take_root();
  drop_root();
  return readable == Status::ok ? configure() : readable;
}

Status Trust::take_root() {
  return status_of(mbedtls_x509_crt_parse_der_nocopy(&roots_, root_.data(), root_.size()));
}

Status Trust::configure() {
  const int result = mbedtls_ssl_config_defaults(
      &config_, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT);
  if (result != 0) return status_of(result);
  mbedtls_ssl_conf_authmode(&config_, MBEDTLS_SSL_VERIFY_REQUIRED);
  mbedtls_ssl_conf_ca_chain(&config_, &roots_, nullptr);
  mbedtls_ssl_conf_rng(&config_, mbedtls_ctr_drbg_random, &random_);
  mbedtls_ssl_conf_min_version(&config_, MBEDTLS_SSL_MAJOR_VERSION_3, MBEDTLS_SSL_MINOR_VERSION_3);
  return Status::ok;
}

}  // namespace tls
