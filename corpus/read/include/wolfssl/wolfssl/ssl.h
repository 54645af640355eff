// wolfSSL 5.6, wolfssl/ssl.h, wolfssl/error-ssl.h and wolfssl/wolfio.h.
#pragma once
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef struct WOLFSSL WOLFSSL;
typedef struct WOLFSSL_CTX WOLFSSL_CTX;

enum {
  WOLFSSL_ERROR_NONE = 0,
  WOLFSSL_FAILURE = 0,
  WOLFSSL_SUCCESS = 1,
  WOLFSSL_ERROR_WANT_READ = 2,
  WOLFSSL_ERROR_WANT_WRITE = 3,
  WOLFSSL_ERROR_ZERO_RETURN = 6,
  WOLFSSL_FATAL_ERROR = -1
};
enum { SOCKET_ERROR_E = -308, SOCKET_PEER_CLOSED_E = -397 };
enum IOerrors {
  WOLFSSL_CBIO_ERR_GENERAL = -1,
  WOLFSSL_CBIO_ERR_WANT_READ = -2,
  WOLFSSL_CBIO_ERR_CONN_RST = -3,
  WOLFSSL_CBIO_ERR_ISR = -4,
  WOLFSSL_CBIO_ERR_CONN_CLOSE = -5,
  WOLFSSL_CBIO_ERR_TIMEOUT = -6
};

typedef int (*CallbackIORecv)(WOLFSSL *ssl, char *buf, int sz, void *ctx);

int wolfSSL_read(WOLFSSL *ssl, void *data, int sz);
int wolfSSL_write(WOLFSSL *ssl, const void *data, int sz);
int wolfSSL_get_error(WOLFSSL *ssl, int ret);
int wolfSSL_pending(WOLFSSL *ssl);
int wolfSSL_shutdown(WOLFSSL *ssl);
void wolfSSL_free(WOLFSSL *ssl);
void wolfSSL_CTX_SetIORecv(WOLFSSL_CTX *ctx, CallbackIORecv CBIORecv);

#ifdef __cplusplus
}
#endif
