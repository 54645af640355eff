// lwIP sockets: 0 once and then -1 for ever, time-outs as EWOULDBLOCK, closing with unread data.
// api: lwip
#include <lwip/sockets.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct device {
  int socket;
  bool online;
  uint8_t buffer[256];
};

void consume(const uint8_t *bytes, size_t count);
void feed_watchdog(void);

void receive_stream(struct device *d) {
  ssize_t n;
  do {
    feed_watchdog();
    n = lwip_recv(d->socket, d->buffer, sizeof d->buffer, 0);  // expect-finding: reads-again-after-close
    if (n > 0) consume(d->buffer, (size_t)n);
  } while (d->online);
}

void receive_stream_to_end(struct device *d) {  // expect-nothing: reads-again-after-close
  ssize_t n;
  do {
    feed_watchdog();
    n = lwip_recv(d->socket, d->buffer, sizeof d->buffer, 0);
    if (n > 0) consume(d->buffer, (size_t)n);
  } while (d->online && n > 0);
}

void receive_while_negative(struct device *d) {
  ssize_t n = -1;
  while (n < 0) n = lwip_recv(d->socket, d->buffer, sizeof d->buffer, 0);  // expect-finding: reads-again-after-close
  consume(d->buffer, (size_t)n);
}

bool receive_while_blocked(struct device *d) {  // expect-nothing: reads-again-after-close
  ssize_t n;
  do {
    n = lwip_recv(d->socket, d->buffer, sizeof d->buffer, MSG_DONTWAIT);
  } while (n < 0 && errno == EWOULDBLOCK);
  if (n <= 0) return false;
  consume(d->buffer, (size_t)n);
  return true;
}

void check_with_timeout(struct device *d) {
  int ms = 100;
  lwip_setsockopt(d->socket, SOL_SOCKET, SO_RCVTIMEO, &ms, sizeof ms);
  if (lwip_recv(d->socket, d->buffer, sizeof d->buffer, 0) <= 0) {  // expect-finding: timeout-taken-for-close
    d->online = false;
    lwip_close(d->socket);
  }
}

void check_with_timeout_apart(struct device *d) {  // expect-nothing: timeout-taken-for-close
  int ms = 100;
  ssize_t n;
  lwip_setsockopt(d->socket, SOL_SOCKET, SO_RCVTIMEO, &ms, sizeof ms);
  n = lwip_recv(d->socket, d->buffer, sizeof d->buffer, 0);
  if (n < 0 && errno == EWOULDBLOCK) return;
  if (n <= 0) {
    d->online = false;
    lwip_close(d->socket);
  }
}

bool wait_for_bytes(int s) {
  int waiting = 0;
  while (waiting == 0) {
    if (lwip_ioctl(s, FIONREAD, &waiting) < 0) return false;  // expect-finding: waits-on-count-not-state
    feed_watchdog();
  }
  return true;
}

int bytes_now(int s) {  // expect-nothing: waits-on-count-not-state
  int waiting = 0;
  return lwip_ioctl(s, FIONREAD, &waiting) < 0 ? -1 : waiting;
}

void reject(int s) {
  char head[32];
  if (lwip_recv(s, head, sizeof head, 0) > 0) lwip_send(s, "no", 2, 0);
  lwip_close(s);  // expect-finding: close-resets-peer
}

void reject_gently(int s) {  // expect-nothing: close-resets-peer
  char head[32];
  if (lwip_recv(s, head, sizeof head, 0) > 0) {
    lwip_send(s, "no", 2, 0);
    lwip_shutdown(s, SHUT_WR);
    while (lwip_recv(s, head, sizeof head, 0) > 0) {
    }
  }
  lwip_close(s);
}

void abandon(int s) {
  struct linger none = {1, 0};
  lwip_setsockopt(s, SOL_SOCKET, SO_LINGER, &none, sizeof none);
  lwip_close(s);  // expect-finding: close-sends-no-fin
}

struct exchange {
  int s;
  char reply[64];
  size_t reply_bytes;
};

size_t compute(const char *request, size_t bytes, char *reply);

int serve(struct exchange *x) {
  char block[64];
  ssize_t n = lwip_recv(x->s, block, sizeof block, 0);  // expect-finding: half-close-drops-reply
  if (n <= 0) {
    x->reply_bytes = 0;
    lwip_close(x->s);
    return -1;
  }
  x->reply_bytes += compute(block, (size_t)n, x->reply + x->reply_bytes);
  return 0;
}

int serve_and_flush(struct exchange *x) {  // expect-nothing: half-close-drops-reply
  char block[64];
  ssize_t n = lwip_recv(x->s, block, sizeof block, 0);
  if (n <= 0) {
    if (n == 0 && x->reply_bytes > 0) lwip_send(x->s, x->reply, x->reply_bytes, 0);
    x->reply_bytes = 0;
    lwip_close(x->s);
    return -1;
  }
  x->reply_bytes += compute(block, (size_t)n, x->reply + x->reply_bytes);
  return 0;
}
