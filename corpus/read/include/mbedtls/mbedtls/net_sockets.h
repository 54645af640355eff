// mbedTLS 2.28.3, include/mbedtls/net_sockets.h.
#pragma once
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

#define MBEDTLS_ERR_NET_RECV_FAILED -0x004C
#define MBEDTLS_ERR_NET_SEND_FAILED -0x004E
#define MBEDTLS_ERR_NET_CONN_RESET -0x0050
#define MBEDTLS_ERR_NET_INVALID_CONTEXT -0x0045

typedef struct mbedtls_net_context {
  int fd;
} mbedtls_net_context;

void mbedtls_net_init(mbedtls_net_context *ctx);
int mbedtls_net_connect(mbedtls_net_context *ctx, const char *host, const char *port, int proto);
int mbedtls_net_recv(void *ctx, unsigned char *buf, size_t len);
int mbedtls_net_send(void *ctx, const unsigned char *buf, size_t len);
int mbedtls_net_recv_timeout(void *ctx, unsigned char *buf, size_t len, uint32_t timeout);
int mbedtls_net_set_nonblock(mbedtls_net_context *ctx);
void mbedtls_net_free(mbedtls_net_context *ctx);

#ifdef __cplusplus
}
#endif
