// Zephyr 3.7, include/zephyr/net/socket.h.
#pragma once
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#ifdef __cplusplus
extern "C" {
#endif

#define ZSOCK_MSG_PEEK 0x02
#define ZSOCK_MSG_DONTWAIT 0x40
#define ZSOCK_MSG_WAITALL 0x100
#define ZSOCK_SHUT_RD 0
#define ZSOCK_SHUT_WR 1
#define ZSOCK_SHUT_RDWR 2
#define ZSOCK_POLLIN 1
#define ZSOCK_POLLHUP 0x10

struct zsock_pollfd {
  int fd;
  short events;
  short revents;
};

ssize_t zsock_recv(int sock, void *buf, size_t max_len, int flags);
ssize_t zsock_send(int sock, const void *buf, size_t len, int flags);
int zsock_poll(struct zsock_pollfd *fds, int nfds, int timeout);
int zsock_shutdown(int sock, int how);
int zsock_close(int sock);

#ifdef __cplusplus
}
#endif
