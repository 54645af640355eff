// The peer has finished sending and still waits: servers that drop what they owe, and ones that pay.
// api: posix
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct exchange {
  int fd;
  char request[512];
  size_t request_bytes;
  char pending[256];
  size_t pending_bytes;
};

size_t compute(const char *request, size_t bytes, char *reply);
bool request_is_complete(const char *request, size_t bytes);

static int flush(struct exchange *x) {
  size_t sent = 0;
  while (sent < x->pending_bytes) {
    ssize_t n = send(x->fd, x->pending + sent, x->pending_bytes - sent, 0);
    if (n <= 0) return -1;
    sent += (size_t)n;
  }
  x->pending_bytes = 0;
  return 0;
}

int on_readable(struct exchange *x) {
  char block[128];
  ssize_t n = recv(x->fd, block, sizeof block, 0);  // expect-finding: half-close-drops-reply
  if (n <= 0) {
    close(x->fd);
    x->fd = -1;
    return -1;
  }
  x->pending_bytes = compute(block, (size_t)n, x->pending);
  return 0;
}

int on_readable_and_flush(struct exchange *x) {  // expect-nothing: half-close-drops-reply
  char block[128];
  ssize_t n = recv(x->fd, block, sizeof block, 0);
  if (n <= 0) {
    if (n == 0) flush(x);
    close(x->fd);
    x->fd = -1;
    return -1;
  }
  x->pending_bytes = compute(block, (size_t)n, x->pending);
  return 0;
}

void serve_query(struct exchange *x) {
  x->request_bytes = 0;
  while (!request_is_complete(x->request, x->request_bytes)) {
    ssize_t n = recv(x->fd, x->request + x->request_bytes,  // expect-finding: half-close-drops-reply
                     sizeof x->request - x->request_bytes, 0);
    if (n <= 0) {
      close(x->fd);
      return;
    }
    x->request_bytes += (size_t)n;
    x->pending_bytes += compute(x->request, x->request_bytes, x->pending);
  }
  flush(x);
}

void serve_query_to_end(struct exchange *x) {  // expect-nothing: half-close-drops-reply
  x->request_bytes = 0;
  for (;;) {
    ssize_t n = recv(x->fd, x->request + x->request_bytes,
                     sizeof x->request - x->request_bytes, 0);
    if (n < 0) {
      close(x->fd);
      return;
    }
    if (n == 0) break;
    x->request_bytes += (size_t)n;
  }
  x->pending_bytes = compute(x->request, x->request_bytes, x->pending);
  flush(x);
  close(x->fd);
}

int pump(struct exchange *x) {
  for (;;) {
    ssize_t n = recv(x->fd, x->request, sizeof x->request, MSG_DONTWAIT);  // expect-finding: half-close-drops-reply
    if (n < 0 && errno == EAGAIN) return flush(x);
    if (n <= 0) {
      x->pending_bytes = 0;
      close(x->fd);
      return -1;
    }
    x->pending_bytes += compute(x->request, (size_t)n, x->pending + x->pending_bytes);
  }
}

int pump_and_finish(struct exchange *x) {  // expect-nothing: half-close-drops-reply
  for (;;) {
    ssize_t n = recv(x->fd, x->request, sizeof x->request, MSG_DONTWAIT);
    if (n < 0 && errno == EAGAIN) return flush(x);
    if (n <= 0) {
      int status = n == 0 ? flush(x) : -1;
      close(x->fd);
      return status;
    }
    x->pending_bytes += compute(x->request, (size_t)n, x->pending + x->pending_bytes);
  }
}

int nothing_is_owed(struct exchange *x) {  // expect-nothing: half-close-drops-reply
  ssize_t n;
  while ((n = recv(x->fd, x->request, sizeof x->request, 0)) > 0) {
  }
  close(x->fd);
  return n == 0 ? 0 : -1;
}

int answered_before_the_end(struct exchange *x) {  // expect-nothing: half-close-drops-reply
  for (;;) {
    ssize_t n = recv(x->fd, x->request, sizeof x->request, 0);
    if (n <= 0) break;
    x->pending_bytes = compute(x->request, (size_t)n, x->pending);
    if (flush(x) != 0) break;
  }
  close(x->fd);
  return 0;
}
