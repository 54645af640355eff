#include "tls/errors.h"

#include "mbedtls/bignum.h"
#include "mbedtls/net_sockets.h"
#include "mbedtls/ssl.h"
#include "mbedtls/x509.h"

namespace tls {

io::Status status_of(int mbedtls_result) {
  switch (mbedtls_result) {
    case 0:
      return io::Status::ok;
    case MBEDTLS_ERR_SSL_WANT_READ:
    case MBEDTLS_ERR_SSL_WANT_WRITE:
      return io::Status::timed_out;
    case MBEDTLS_ERR_SSL_CONN_EOF:
    case MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY:
    case MBEDTLS_ERR_NET_CONN_RESET:
      return io::Status::peer_closed;
    case MBEDTLS_ERR_X509_CERT_VERIFY_FAILED:
      return io::Status::not_trusted;
    case MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE:
      return io::Status::refused;
    case MBEDTLS_ERR_SSL_ALLOC_FAILED:
    case MBEDTLS_ERR_X509_ALLOC_FAILED:
    case MBEDTLS_ERR_MPI_ALLOC_FAILED:
      return io::Status::no_memory;
    default:
      return io::Status::failed;
  }
}

}  // namespace tls
