// Closing without a FIN on purpose or by accident: SO_LINGER of zero seconds.
// api: posix
#include <stdint.h>
#include <sys/socket.h>
#include <unistd.h>

void close_fast(int fd) {
  struct linger none = {1, 0};
  setsockopt(fd, SOL_SOCKET, SO_LINGER, &none, sizeof none);
  close(fd);  // expect-finding: close-sends-no-fin
}

void close_in_order(int fd) {  // expect-nothing: close-sends-no-fin
  struct linger some = {1, 5};
  setsockopt(fd, SOL_SOCKET, SO_LINGER, &some, sizeof some);
  close(fd);
}

void close_unlingered(int fd) {  // expect-nothing: close-sends-no-fin
  struct linger off = {0, 0};
  setsockopt(fd, SOL_SOCKET, SO_LINGER, &off, sizeof off);
  close(fd);
}

void close_after_fin(int fd) {  // expect-nothing: close-sends-no-fin
  struct linger none = {1, 0};
  shutdown(fd, SHUT_WR);
  setsockopt(fd, SOL_SOCKET, SO_LINGER, &none, sizeof none);
  close(fd);
}

void close_plainly(int fd) {  // expect-nothing: close-sends-no-fin
  close(fd);
}
