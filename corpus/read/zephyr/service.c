// Services over Zephyr's sockets: polling, prefixes of two bytes, the end of a request.
// api: zephyr
#include <stdbool.h>
#include <stdint.h>
#include <zephyr/net/socket.h>

struct service {
  int sock;
  uint8_t buffer[256];
  size_t used;
  bool running;
};

void use(const uint8_t *bytes, size_t count);

void run(struct service *s) {
  while (s->running) {
    struct zsock_pollfd watched = {s->sock, ZSOCK_POLLIN, 0};
    if (zsock_poll(&watched, 1, 1000) <= 0) continue;
    if (watched.revents & ZSOCK_POLLIN) {
      ssize_t n = zsock_recv(s->sock, s->buffer, sizeof s->buffer, 0);  // expect-finding: reads-again-after-close
      if (n > 0) use(s->buffer, (size_t)n);
    }
  }
}

void run_until_end(struct service *s) {  // expect-nothing: reads-again-after-close
  while (s->running) {
    struct zsock_pollfd watched = {s->sock, ZSOCK_POLLIN, 0};
    if (zsock_poll(&watched, 1, 1000) <= 0) continue;
    ssize_t n = zsock_recv(s->sock, s->buffer, sizeof s->buffer, 0);
    if (n <= 0) break;
    use(s->buffer, (size_t)n);
  }
  zsock_close(s->sock);
}

int read_prefix(struct service *s) {
  uint8_t prefix[2];
  ssize_t n = zsock_recv(s->sock, prefix, sizeof prefix, 0);  // expect-finding: short-read-taken-for-full
  if (n <= 0) return -1;
  return prefix[0] << 8 | prefix[1];
}

int read_whole_prefix(struct service *s) {  // expect-nothing: short-read-taken-for-full
  uint8_t prefix[2];
  ssize_t n = zsock_recv(s->sock, prefix, sizeof prefix, ZSOCK_MSG_WAITALL);
  if (n != (ssize_t)sizeof prefix) return -1;
  return prefix[0] << 8 | prefix[1];
}

void answer(struct service *s) {
  if (zsock_recv(s->sock, s->buffer, sizeof s->buffer, 0) > 0) zsock_send(s->sock, "ok", 2, 0);
  zsock_close(s->sock);  // expect-finding: close-resets-peer
}

void answer_and_drain(struct service *s) {  // expect-nothing: close-resets-peer
  if (zsock_recv(s->sock, s->buffer, sizeof s->buffer, 0) > 0) {
    zsock_send(s->sock, "ok", 2, 0);
    zsock_shutdown(s->sock, ZSOCK_SHUT_WR);
    while (zsock_recv(s->sock, s->buffer, sizeof s->buffer, 0) > 0) {
    }
  }
  zsock_close(s->sock);
}

int collect(struct service *s) {
  while (s->used < sizeof s->buffer) {
    ssize_t n = zsock_recv(s->sock, s->buffer + s->used, sizeof s->buffer - s->used, 0);  // expect-finding: data-lost-on-close
    if (n == 0) break;
    if (n < 0) {
      s->used = 0;
      return -errno;
    }
    s->used += (size_t)n;
  }
  return (int)s->used;
}

int collect_and_keep(struct service *s) {  // expect-nothing: data-lost-on-close
  while (s->used < sizeof s->buffer) {
    ssize_t n = zsock_recv(s->sock, s->buffer + s->used, sizeof s->buffer - s->used, 0);
    if (n == 0) break;
    if (n < 0) {
      if (errno != ECONNRESET) return -errno;
      break;
    }
    s->used += (size_t)n;
  }
  return (int)s->used;
}

int on_request(struct service *s, size_t owed) {
  ssize_t n = zsock_recv(s->sock, s->buffer, sizeof s->buffer, 0);  // expect-finding: half-close-drops-reply
  if (n <= 0) {
    s->used = 0;
    zsock_close(s->sock);
    return -1;
  }
  s->used = owed;
  return 0;
}

int on_request_and_flush(struct service *s, size_t owed) {  // expect-nothing: half-close-drops-reply
  ssize_t n = zsock_recv(s->sock, s->buffer, sizeof s->buffer, 0);
  if (n <= 0) {
    if (n == 0 && s->used > 0) zsock_send(s->sock, s->buffer, s->used, 0);
    zsock_close(s->sock);
    return -1;
  }
  s->used = owed;
  return 0;
}
