// Loops over a POSIX socket: those that read on for ever once the peer is gone, and those that end.
// api: posix
#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>
#include <unistd.h>

struct connection {
  int fd;
  bool open;
  uint8_t buffer[256];
  size_t used;
};

void handle(const uint8_t *bytes, size_t count);
bool line_is_complete(const struct connection *c);

int receive_exactly(struct connection *c, uint8_t *into, size_t want) {
  size_t got = 0;
  while (got < want) {
    ssize_t n = recv(c->fd, into + got, want - got, 0);  // expect-finding: reads-again-after-close
    if (n < 0) return -1;
    got += (size_t)n;
  }
  return 0;
}

int receive_exactly_or_fail(struct connection *c, uint8_t *into,  // expect-nothing: reads-again-after-close
                            size_t want) {
  size_t got = 0;
  while (got < want) {
    ssize_t n = recv(c->fd, into + got, want - got, 0);
    if (n <= 0) return -1;
    got += (size_t)n;
  }
  return 0;
}

int receive_through_resets(int fd, uint8_t *into, size_t want) {
  size_t got = 0;
  while (got < want) {
    ssize_t n = recv(fd, into + got, want - got, 0);  // expect-finding: reads-again-after-close
    if (n == 0) return -1;
    if (n == -1) {
      if (errno != ENOTCONN && errno != ECONNRESET) return -1;
      continue;
    }
    got += (size_t)n;
  }
  return 0;
}

int receive_through_signals(int fd, uint8_t *into, size_t want) {  // expect-nothing: reads-again-after-close
  size_t got = 0;
  while (got < want) {
    ssize_t n = recv(fd, into + got, want - got, 0);
    if (n == -1 && errno == EINTR) continue;
    if (n <= 0) return -1;
    got += (size_t)n;
  }
  return 0;
}

void serve_lines(struct connection *c) {
  struct pollfd watched = {c->fd, POLLIN, 0};
  while (c->open) {
    if (poll(&watched, 1, 1000) <= 0) continue;
    ssize_t n = recv(c->fd, c->buffer, sizeof c->buffer, 0);  // expect-finding: reads-again-after-close
    if (n > 0)
      handle(c->buffer, (size_t)n);
    else if (n < 0)
      c->open = false;
  }
}

void serve_lines_until_end(struct connection *c) {  // expect-nothing: reads-again-after-close
  struct pollfd watched = {c->fd, POLLIN, 0};
  while (c->open) {
    if (poll(&watched, 1, 1000) <= 0) continue;
    ssize_t n = recv(c->fd, c->buffer, sizeof c->buffer, 0);
    if (n > 0)
      handle(c->buffer, (size_t)n);
    else
      c->open = false;
  }
}

int read_one_line(struct connection *c) {
  do {
    ssize_t n = read(c->fd, c->buffer + c->used, 1);  // expect-finding: reads-again-after-close
    if (n == 1) c->used++;
  } while (c->used < sizeof c->buffer && !line_is_complete(c));
  return (int)c->used;
}

int read_one_line_or_end(struct connection *c) {  // expect-nothing: reads-again-after-close
  do {
    ssize_t n = read(c->fd, c->buffer + c->used, 1);
    if (n != 1) return -1;
    c->used++;
  } while (c->used < sizeof c->buffer && !line_is_complete(c));
  return (int)c->used;
}

int drain_before_close(int fd) {  // expect-nothing: reads-again-after-close
  uint8_t rest[64];
  ssize_t n;
  shutdown(fd, SHUT_WR);
  while ((n = recv(fd, rest, sizeof rest, 0)) > 0) {
  }
  close(fd);
  return n == 0 ? 0 : -1;
}

int skip_body(int fd, size_t remaining) {
  uint8_t rest[64];
  while (remaining > 0) {
    size_t step = remaining < sizeof rest ? remaining : sizeof rest;
    ssize_t n = recv(fd, rest, step, 0);  // expect-finding: reads-again-after-close
    if (n == -1) return -1;
    remaining -= (size_t)n;
  }
  return 0;
}

int try_a_few_times(int fd, uint8_t *into, size_t want) {  // expect-nothing: reads-again-after-close
  size_t got = 0;
  for (int tries = 0; tries < 10 && got < want; ++tries) {
    ssize_t n = recv(fd, into + got, want - got, MSG_DONTWAIT);
    if (n < 0 && errno != EAGAIN) return -1;
    if (n > 0) got += (size_t)n;
  }
  return got == want ? 0 : -1;
}
