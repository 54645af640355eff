// Transports for coreMQTT, which takes 0 as "ask again" and a negative result as the end.
// api: coremqtt posix freertos mbedtls
#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <sys/socket.h>

#include "FreeRTOS_Sockets.h"
#include "mbedtls/ssl.h"
#include "transport_interface.h"

struct NetworkContext {
  int fd;
  Socket_t socket;
  mbedtls_ssl_context ssl;
};

static int32_t plain(NetworkContext_t *n, void *into, size_t room) {
  return (int32_t)recv(n->fd, into, room, 0);  // expect-finding: close-taken-for-timeout
}

static int32_t plain_apart(NetworkContext_t *n, void *into, size_t room) {  // expect-nothing: close-taken-for-timeout, timeout-taken-for-close
  ssize_t got = recv(n->fd, into, room, MSG_DONTWAIT);
  if (got > 0) return (int32_t)got;
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return 0;
  return -1;
}

static int32_t plain_hasty(NetworkContext_t *n, void *into, size_t room) {
  ssize_t got = recv(n->fd, into, room, MSG_DONTWAIT);  // expect-finding: timeout-taken-for-close
  return got > 0 ? (int32_t)got : -1;
}

static int32_t polled(NetworkContext_t *n, void *into, size_t room) {
  struct pollfd watched = {n->fd, POLLIN, 0};
  ssize_t got;
  if (poll(&watched, 1, 0) == 0) return 0;
  got = recv(n->fd, into, room, 0);  // expect-finding: close-taken-for-timeout
  return got < 0 ? -1 : (int32_t)got;
}

static int32_t polled_apart(NetworkContext_t *n, void *into, size_t room) {  // expect-nothing: close-taken-for-timeout
  struct pollfd watched = {n->fd, POLLIN, 0};
  ssize_t got;
  if (poll(&watched, 1, 0) == 0) return 0;
  got = recv(n->fd, into, room, 0);
  return got > 0 ? (int32_t)got : -1;
}

static int32_t plus_tcp(NetworkContext_t *n, void *into, size_t room) {  // expect-nothing: timeout-taken-for-close, close-taken-for-timeout
  return (int32_t)FreeRTOS_recv(n->socket, into, room, 0);
}

static int32_t secure(NetworkContext_t *n, void *into, size_t room) {
  int got = mbedtls_ssl_read(&n->ssl, into, room);  // expect-finding: close-taken-for-timeout
  if (got == MBEDTLS_ERR_SSL_WANT_READ || got == MBEDTLS_ERR_SSL_TIMEOUT) return 0;
  return got;
}

static int32_t secure_apart(NetworkContext_t *n, void *into, size_t room) {  // expect-nothing: close-taken-for-timeout
  int got = mbedtls_ssl_read(&n->ssl, into, room);
  if (got == MBEDTLS_ERR_SSL_WANT_READ || got == MBEDTLS_ERR_SSL_TIMEOUT) return 0;
  return got > 0 ? got : -1;
}

void choose(TransportInterface_t *t, int kind) {
  switch (kind) {
    case 0: t->recv = plain; break;
    case 1: t->recv = plain_apart; break;
    case 2: t->recv = plain_hasty; break;
    case 3: t->recv = polled; break;
    case 4: t->recv = polled_apart; break;
    case 5: t->recv = plus_tcp; break;
    case 6: t->recv = secure; break;
    default: t->recv = secure_apart; break;
  }
}
