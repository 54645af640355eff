// RIOT 2024.04, sys/include/net/sock/tcp.h.
#pragma once
#include <errno.h>
#include <stdint.h>
#include <sys/types.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef struct sock_tcp sock_tcp_t;
typedef struct sock_tcp_queue sock_tcp_queue_t;
#define SOCK_NO_TIMEOUT (UINT32_MAX)

int sock_tcp_accept(sock_tcp_queue_t *queue, sock_tcp_t **sock, uint32_t timeout);
void sock_tcp_disconnect(sock_tcp_t *sock);
ssize_t sock_tcp_read(sock_tcp_t *sock, void *data, size_t max_len, uint32_t timeout);
ssize_t sock_tcp_write(sock_tcp_t *sock, const void *data, size_t len);

#ifdef __cplusplus
}
#endif
