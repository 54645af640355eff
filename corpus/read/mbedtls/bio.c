// Callbacks that feed mbedTLS from a socket of another kind, where 0 means something else.
// api: mbedtls freertos posix
#include <errno.h>
#include <stdint.h>
#include <sys/socket.h>

#include "FreeRTOS_Sockets.h"
#include "mbedtls/net_sockets.h"
#include "mbedtls/ssl.h"

struct carrier {
  Socket_t socket;
  int fd;
};

static int send_nothing(void *ctx, const unsigned char *bytes, size_t count) {
  (void)ctx;
  (void)bytes;
  (void)count;
  return MBEDTLS_ERR_SSL_WANT_WRITE;
}

static int pass_through(void *ctx, unsigned char *into, size_t room) {
  struct carrier *c = ctx;
  return (int)FreeRTOS_recv(c->socket, into, room, 0);  // expect-finding: timeout-taken-for-close
}

void set_up_pass_through(mbedtls_ssl_context *ssl, struct carrier *c) {
  mbedtls_ssl_set_bio(ssl, c, send_nothing, pass_through, NULL);
}

static int translate(void *ctx, unsigned char *into, size_t room) {  // expect-nothing: timeout-taken-for-close, close-taken-for-timeout
  struct carrier *c = ctx;
  BaseType_t n = FreeRTOS_recv(c->socket, into, room, 0);
  if (n > 0) return (int)n;
  if (n == 0) return MBEDTLS_ERR_SSL_WANT_READ;
  return n == -pdFREERTOS_ERRNO_ENOTCONN ? 0 : MBEDTLS_ERR_NET_RECV_FAILED;
}

void set_up_translate(mbedtls_ssl_context *ssl, struct carrier *c) {
  mbedtls_ssl_set_bio(ssl, c, send_nothing, translate, NULL);
}

static int always_want(void *ctx, unsigned char *into, size_t room) {
  struct carrier *c = ctx;
  ssize_t n = recv(c->fd, into, room, MSG_DONTWAIT);  // expect-finding: close-taken-for-timeout
  return n > 0 ? (int)n : MBEDTLS_ERR_SSL_WANT_READ;
}

void set_up_always_want(mbedtls_ssl_context *ssl, struct carrier *c) {
  mbedtls_ssl_set_bio(ssl, c, send_nothing, always_want, NULL);
}

static int plain_socket(void *ctx, unsigned char *into, size_t room) {  // expect-nothing: close-taken-for-timeout, timeout-taken-for-close
  struct carrier *c = ctx;
  ssize_t n = recv(c->fd, into, room, MSG_DONTWAIT);
  if (n >= 0) return (int)n;
  if (errno == EAGAIN || errno == EINTR) return MBEDTLS_ERR_SSL_WANT_READ;
  return errno == ECONNRESET ? MBEDTLS_ERR_NET_CONN_RESET : MBEDTLS_ERR_NET_RECV_FAILED;
}

void set_up_plain_socket(mbedtls_ssl_context *ssl, struct carrier *c) {
  mbedtls_ssl_set_bio(ssl, c, send_nothing, plain_socket, NULL);
}

static int lost_errno(void *ctx, unsigned char *into, size_t room) {
  struct carrier *c = ctx;
  ssize_t n = recv(c->fd, into, room, MSG_DONTWAIT);  // expect-finding: timeout-taken-for-close
  return n < 0 ? MBEDTLS_ERR_NET_CONN_RESET : (int)n;
}

void set_up_lost_errno(mbedtls_ssl_context *ssl, struct carrier *c) {
  mbedtls_ssl_set_bio(ssl, c, send_nothing, lost_errno, NULL);
}
