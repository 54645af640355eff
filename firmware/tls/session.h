#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "io/deadline.h"
#include "mbedtls/ssl.h"

namespace tls {

/// What lets the next connection to the same server begin without certificates (RFC 5246
/// section 7.3, RFC 5077). It is kept outside mbedTLS's pool.
class Session {
 public:
  /// Offers what was kept of the last connection to `host`, if it is not too old.
  void offer(mbedtls_ssl_context &ssl, std::string_view host) const;

  /// Keeps what `ssl` has agreed with `host`; nothing, if that does not fit.
  void keep(const mbedtls_ssl_context &ssl, std::string_view host);

  void forget();

 private:
  /// A ticket of OpenSSL's has some 200 bytes.
  std::array<std::uint8_t, 512> bytes_{};
  std::size_t used_ = 0;
  io::Deadline good_until_;
  std::array<char, 254> host_{};
};

}  // namespace tls
