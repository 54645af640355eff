// POSIX.1-2017 <poll.h>; values of Linux <asm-generic/poll.h>.
#pragma once
#ifdef __cplusplus
extern "C" {
#endif

struct pollfd {
  int fd;
  short events;
  short revents;
};
typedef unsigned long nfds_t;

#define POLLIN 0x1
#define POLLERR 0x8
#define POLLHUP 0x10

int poll(struct pollfd *fds, nfds_t count, int timeout_ms);

#ifdef __cplusplus
}
#endif
