// Sockets of lwIP 2.1 and later, src/include/lwip/sockets.h, with LWIP_COMPAT_SOCKETS 0.
#pragma once
#include <errno.h>
#include <sys/types.h>

#include "lwip/err.h"
#ifdef __cplusplus
extern "C" {
#endif

typedef u32_t socklen_t;
struct sockaddr;
struct linger {
  int l_onoff;
  int l_linger;
};

#define SOL_SOCKET 0xfff
#define SO_LINGER 0x0080
#define SO_RCVTIMEO 0x1006
#define MSG_PEEK 0x01
#define MSG_WAITALL 0x02
#define MSG_DONTWAIT 0x08
#define SHUT_RD 0
#define SHUT_WR 1
#define SHUT_RDWR 2
#define FIONREAD 0x4004667f

int lwip_socket(int domain, int type, int protocol);
int lwip_connect(int s, const struct sockaddr *name, socklen_t namelen);
int lwip_accept(int s, struct sockaddr *addr, socklen_t *addrlen);
ssize_t lwip_recv(int s, void *mem, size_t len, int flags);
ssize_t lwip_read(int s, void *mem, size_t len);
ssize_t lwip_send(int s, const void *dataptr, size_t size, int flags);
int lwip_ioctl(int s, long cmd, void *argp);
int lwip_setsockopt(int s, int level, int optname, const void *optval, socklen_t optlen);
int lwip_shutdown(int s, int how);
int lwip_close(int s);

#ifdef __cplusplus
}
#endif
