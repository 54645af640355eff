// Throwing input away, counting what went, and walking a pointer over what came.
// api: posix
#include <errno.h>
#include <stdint.h>
#include <sys/socket.h>
#include <unistd.h>

#define BLOCK 260

int flush_input(int fd) {  // expect-nothing: close-taken-for-timeout
  char rest[BLOCK];
  ssize_t n;
  int thrown = 0;
  do {
    n = recv(fd, rest, BLOCK, MSG_DONTWAIT);
    if (n > 0) thrown += (int)n;
  } while (n == BLOCK);
  return thrown;
}

enum { LOST = -7 };

/// Bytes, or LOST if there were none because the connection is gone.
ssize_t receive_all(int fd, void *into, size_t room, int flags) {  // expect-nothing: data-lost-on-close
  const void *const start = into;
  int error = 0;
  ssize_t n;
  do {
    n = recv(fd, into, room, flags);
    if (n == 0) {
      error = LOST;
      break;
    }
    if (n < 0) {
      if (errno == EAGAIN || errno == EWOULDBLOCK) break;
      error = LOST;
      break;
    }
    into = (char *)into + n;
    room -= (size_t)n;
  } while (room > 0);
  if (into == start) return error;
  return (const char *)into - (const char *)start;
}

ssize_t receive_all_or_lose(int fd, void *into, size_t room, int flags) {
  const void *const start = into;
  ssize_t n;
  do {
    n = recv(fd, into, room, flags);  // expect-finding: data-lost-on-close
    if (n == 0) return LOST;
    if (n < 0) {
      if (errno == EAGAIN || errno == EWOULDBLOCK) break;
      return LOST;
    }
    into = (char *)into + n;
    room -= (size_t)n;
  } while (room > 0);
  return (const char *)into - (const char *)start;
}
