#include "tls/session.h"

#include <algorithm>

#include "mbedtls/platform_util.h"

namespace tls {

namespace {

// RFC 5246 appendix F.1.4 wants no session to be older than a day. Its server's certificate is not
// looked at again.
constexpr std::uint32_t lifetime_ms = 24 * 3600 * 1000;

}  // namespace

void Session::offer(mbedtls_ssl_context &ssl, std::string_view host) const {
  if (used_ == 0 || good_until_.passed() || host != std::string_view(host_.data())) return;
  mbedtls_ssl_session session;
  mbedtls_ssl_session_init(&session);
  // Without it the connection begins like a first one.
  if (mbedtls_ssl_session_load(&session, bytes_.data(), used_) == 0)
    (void)mbedtls_ssl_set_session(&ssl, &session);
  mbedtls_ssl_session_free(&session);
}

void Session::keep(const mbedtls_ssl_context &ssl, std::string_view host) {
  forget();
  if (host.size() >= host_.size()) return;
  mbedtls_ssl_session session;
  mbedtls_ssl_session_init(&session);
  if (mbedtls_ssl_get_session(&ssl, &session) != 0 ||
      mbedtls_ssl_session_save(&session, bytes_.data(), bytes_.size(), &used_) != 0)
    forget();
  mbedtls_ssl_session_free(&session);
  host_.fill('\0');
  std::copy(host.begin(), host.end(), host_.begin());
  good_until_ = io::Deadline::in_ms(lifetime_ms);
}

void Session::forget() {
  mbedtls_platform_zeroize(bytes_.data(), bytes_.size());
  used_ = 0;
}

}  // namespace tls
