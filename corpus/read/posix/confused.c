// "Not now" and "never again" confused over a non-blocking POSIX socket, and kept apart.
// api: posix
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>
#include <unistd.h>

enum outcome { GOT_DATA, NOTHING_YET, PEER_CLOSED, BROKEN };

struct link {
  int fd;
  bool up;
  uint8_t buffer[128];
  size_t bytes;
};

void take(const uint8_t *bytes, size_t count);

enum outcome receive(struct link *l) {
  ssize_t n = recv(l->fd, l->buffer, sizeof l->buffer, MSG_DONTWAIT);  // expect-finding: timeout-taken-for-close
  if (n <= 0) return PEER_CLOSED;
  l->bytes = (size_t)n;
  return GOT_DATA;
}

enum outcome receive_apart(struct link *l) {  // expect-nothing: timeout-taken-for-close, close-taken-for-timeout
  ssize_t n = recv(l->fd, l->buffer, sizeof l->buffer, MSG_DONTWAIT);
  if (n == 0) return PEER_CLOSED;
  if (n < 0) return errno == EAGAIN || errno == EINTR ? NOTHING_YET : BROKEN;
  l->bytes = (size_t)n;
  return GOT_DATA;
}

enum outcome receive_patiently(struct link *l) {
  ssize_t n = recv(l->fd, l->buffer, sizeof l->buffer, MSG_DONTWAIT);  // expect-finding: close-taken-for-timeout
  if (n == 0 || (n < 0 && errno == EAGAIN)) return NOTHING_YET;
  if (n < 0) return BROKEN;
  l->bytes = (size_t)n;
  return GOT_DATA;
}

ssize_t receive_available(int fd, uint8_t *into, size_t room) {
  size_t got = 0;
  while (got < room) {
    ssize_t n = recv(fd, into + got, room - got, MSG_DONTWAIT);  // expect-finding: close-taken-for-timeout
    if (n == 0) break;
    if (n < 0) {
      if (errno == EAGAIN) break;
      return got > 0 ? (ssize_t)got : -1;
    }
    got += (size_t)n;
  }
  return (ssize_t)got;
}

ssize_t receive_available_or_end(int fd, uint8_t *into, size_t room, bool *ended) {  // expect-nothing: close-taken-for-timeout
  size_t got = 0;
  *ended = false;
  while (got < room) {
    ssize_t n = recv(fd, into + got, room - got, MSG_DONTWAIT);
    if (n < 0 && errno == EAGAIN) break;
    if (n <= 0) {
      *ended = true;
      break;
    }
    got += (size_t)n;
  }
  return (ssize_t)got;
}

void idle(struct link *l) {
  ssize_t n = recv(l->fd, l->buffer, sizeof l->buffer, MSG_DONTWAIT);  // expect-finding: timeout-taken-for-close
  if (n > 0) {
    take(l->buffer, (size_t)n);
    return;
  }
  close(l->fd);
  l->up = false;
}

void idle_and_wait(struct link *l) {  // expect-nothing: timeout-taken-for-close
  ssize_t n = recv(l->fd, l->buffer, sizeof l->buffer, MSG_DONTWAIT);
  if (n > 0) {
    take(l->buffer, (size_t)n);
    return;
  }
  if (n < 0 && errno == EWOULDBLOCK) return;
  close(l->fd);
  l->up = false;
}

int start(struct link *l) {
  ssize_t n;
  fcntl(l->fd, F_SETFL, O_NONBLOCK);
  n = recv(l->fd, l->buffer, sizeof l->buffer, 0);  // expect-finding: timeout-taken-for-close
  if (n < 1) {
    l->up = false;
    close(l->fd);
    return -1;
  }
  return 0;
}

int start_blocking(struct link *l) {  // expect-nothing: timeout-taken-for-close
  ssize_t n = recv(l->fd, l->buffer, sizeof l->buffer, 0);
  if (n < 1) {
    l->up = false;
    close(l->fd);
    return -1;
  }
  return 0;
}

bool is_alive(int fd) {  // expect-nothing: close-taken-for-timeout
  uint8_t byte;
  ssize_t n = recv(fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  return n > 0 || (n < 0 && errno == EAGAIN);
}

bool is_alive_by_error(int fd) {
  uint8_t byte;
  ssize_t n = recv(fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT);  // expect-finding: close-taken-for-timeout
  return n >= 0 || errno == EAGAIN;
}

int stale_errno(struct link *l) {
  ssize_t n = recv(l->fd, l->buffer, sizeof l->buffer, MSG_DONTWAIT);  // expect-finding: close-taken-for-timeout
  if (n > 0) {
    l->bytes = (size_t)n;
    return 1;
  }
  return errno == EAGAIN ? 0 : -1;
}
