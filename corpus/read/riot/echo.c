// RIOT's sock and GNRC TCP: negative errno codes, 0 at the end, aborts.
// api: riot
#include <net/gnrc/tcp.h>
#include <net/sock/tcp.h>
#include <stdbool.h>
#include <stdint.h>

struct peer {
  sock_tcp_t *sock;
  gnrc_tcp_tcb_t *tcb;
  uint8_t buffer[128];
};

void use(const uint8_t *bytes, size_t count);

void echo(struct peer *p) {
  for (;;) {
    ssize_t n = sock_tcp_read(p->sock, p->buffer, sizeof p->buffer, SOCK_NO_TIMEOUT);  // expect-finding: reads-again-after-close
    if (n < 0) break;
    sock_tcp_write(p->sock, p->buffer, (size_t)n);
  }
  sock_tcp_disconnect(p->sock);
}

void echo_until_end(struct peer *p) {  // expect-nothing: reads-again-after-close
  for (;;) {
    ssize_t n = sock_tcp_read(p->sock, p->buffer, sizeof p->buffer, SOCK_NO_TIMEOUT);
    if (n <= 0) break;
    if (sock_tcp_write(p->sock, p->buffer, (size_t)n) < 0) break;
  }
  sock_tcp_disconnect(p->sock);
}

int take(struct peer *p) {
  ssize_t n = gnrc_tcp_recv(p->tcb, p->buffer, sizeof p->buffer, 0);  // expect-finding: close-taken-for-timeout
  if (n == 0 || n == -EAGAIN || n == -ETIMEDOUT) return 0;
  if (n < 0) return -1;
  use(p->buffer, (size_t)n);
  return 1;
}

int take_apart(struct peer *p) {  // expect-nothing: close-taken-for-timeout
  ssize_t n = gnrc_tcp_recv(p->tcb, p->buffer, sizeof p->buffer, 0);
  if (n == -EAGAIN || n == -ETIMEDOUT) return 0;
  if (n <= 0) return -1;
  use(p->buffer, (size_t)n);
  return 1;
}

void receive_text(struct peer *p) {
  ssize_t n = sock_tcp_read(p->sock, p->buffer, sizeof p->buffer - 1, 5000000);  // expect-finding: close-result-used-as-length
  p->buffer[n] = 0;
}

void receive_text_checked(struct peer *p) {  // expect-nothing: close-result-used-as-length
  ssize_t n = sock_tcp_read(p->sock, p->buffer, sizeof p->buffer - 1, 5000000);
  p->buffer[n < 0 ? 0 : n] = 0;
}

void stop(struct peer *p) {
  gnrc_tcp_abort(p->tcb);  // expect-finding: close-sends-no-fin
}

void stop_in_order(struct peer *p) {  // expect-nothing: close-sends-no-fin
  gnrc_tcp_close(p->tcb);
}
