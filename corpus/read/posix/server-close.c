// The server that closes before it has read all, so that its answer dies, and its fixes.
// api: posix
#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const char ok[] = "HTTP/1.0 200 OK\r\n\r\n";
static const char too_big[] = "HTTP/1.0 413 Too Large\r\n\r\n";

struct client {
  int fd;
  char head[256];
};

bool has_body(const char *head, size_t bytes);
size_t body_length(const char *head, size_t bytes);

void answer_first_block(struct client *c) {
  ssize_t n = recv(c->fd, c->head, sizeof c->head, 0);
  if (n > 0) send(c->fd, ok, sizeof ok - 1, 0);
  close(c->fd);  // expect-finding: close-resets-peer
}

void answer_and_drain(struct client *c) {  // expect-nothing: close-resets-peer
  ssize_t n = recv(c->fd, c->head, sizeof c->head, 0);
  if (n > 0) {
    send(c->fd, ok, sizeof ok - 1, 0);
    shutdown(c->fd, SHUT_WR);
    while (recv(c->fd, c->head, sizeof c->head, 0) > 0) {
    }
  }
  close(c->fd);
}

static void drain_a_little(int fd) {
  char rest[128];
  struct pollfd watched = {fd, POLLIN, 0};
  for (int rounds = 0; rounds < 32; ++rounds) {
    if (poll(&watched, 1, 10) <= 0) return;
    if (recv(fd, rest, sizeof rest, 0) <= 0) return;
  }
}

void answer_and_drain_bounded(struct client *c) {  // expect-nothing: close-resets-peer
  ssize_t n = recv(c->fd, c->head, sizeof c->head, 0);
  if (n > 0) {
    send(c->fd, ok, sizeof ok - 1, 0);
    shutdown(c->fd, SHUT_WR);
    drain_a_little(c->fd);
  }
  close(c->fd);
}

int refuse_large(struct client *c) {
  ssize_t n = recv(c->fd, c->head, sizeof c->head, 0);
  if (n <= 0) {
    close(c->fd);
    return -1;
  }
  if (body_length(c->head, (size_t)n) > 4096) {
    send(c->fd, too_big, sizeof too_big - 1, 0);
    close(c->fd);  // expect-finding: close-resets-peer
    return -1;
  }
  return 0;
}

void answer_at_end_of_request(struct client *c) {  // expect-nothing: close-resets-peer
  ssize_t n;
  do {
    n = recv(c->fd, c->head, sizeof c->head, 0);
  } while (n > 0);
  if (n == 0) send(c->fd, ok, sizeof ok - 1, 0);
  close(c->fd);
}

static int reply(int fd, const char *text) {
  size_t length = strlen(text);
  return send(fd, text, length, 0) == (ssize_t)length ? 0 : -1;
}

static void finish(struct client *c) {
  close(c->fd);  // expect-finding: close-resets-peer
  c->fd = -1;
}

void serve_one(struct client *c) {
  if (recv(c->fd, c->head, sizeof c->head, 0) > 0) reply(c->fd, ok);
  finish(c);
}

void give_up_silently(struct client *c) {  // expect-nothing: close-resets-peer
  if (recv(c->fd, c->head, sizeof c->head, 0) < 0) close(c->fd);
}

void half_closed_is_not_drained(struct client *c) {
  if (recv(c->fd, c->head, sizeof c->head, 0) > 0) {
    send(c->fd, ok, sizeof ok - 1, 0);
    shutdown(c->fd, SHUT_WR);
  }
  close(c->fd);  // expect-finding: close-resets-peer
}

void echo_until_end(struct client *c) {  // expect-nothing: close-resets-peer
  ssize_t n;
  while ((n = recv(c->fd, c->head, sizeof c->head, 0)) > 0)
    if (send(c->fd, c->head, (size_t)n, 0) != n) break;
  close(c->fd);
}
