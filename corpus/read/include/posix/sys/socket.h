// Sockets as POSIX.1-2017 <sys/socket.h> has them; values of Linux <asm-generic/socket.h>.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef uint32_t socklen_t;
struct sockaddr {
  uint16_t sa_family;
  char sa_data[14];
};
struct linger {
  int l_onoff;
  int l_linger;
};

#define AF_INET 2
#define SOCK_STREAM 1
#define SOCK_DGRAM 2
#define SOL_SOCKET 1
#define SO_LINGER 13
#define SO_RCVTIMEO 20
#define MSG_PEEK 0x2
#define MSG_DONTWAIT 0x40
#define MSG_WAITALL 0x100
#define SHUT_RD 0
#define SHUT_WR 1
#define SHUT_RDWR 2

int socket(int domain, int type, int protocol);
int connect(int fd, const struct sockaddr *address, socklen_t bytes);
int accept(int fd, struct sockaddr *address, socklen_t *bytes);
ssize_t recv(int fd, void *buffer, size_t bytes, int flags);
ssize_t recvfrom(int fd, void *buffer, size_t bytes, int flags, struct sockaddr *from,
                 socklen_t *from_bytes);
ssize_t send(int fd, const void *buffer, size_t bytes, int flags);
ssize_t sendto(int fd, const void *buffer, size_t bytes, int flags, const struct sockaddr *to,
               socklen_t to_bytes);
int setsockopt(int fd, int level, int name, const void *value, socklen_t bytes);
int shutdown(int fd, int how);

#ifdef __cplusplus
}
#endif
