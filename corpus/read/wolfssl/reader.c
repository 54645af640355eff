// Reading with wolfSSL, and the receive callbacks that feed it.
// api: wolfssl posix
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#include <wolfssl/ssl.h>

struct page {
  WOLFSSL *ssl;
  char text[1024];
  int bytes;
};

void wait_a_bit(void);
void show(const char *text, int bytes);

int read_page(struct page *p) {
  while (p->bytes < (int)sizeof p->text) {
    int n = wolfSSL_read(p->ssl, p->text + p->bytes, (int)sizeof p->text - p->bytes);  // expect-finding: tls-truncation-accepted
    if (n == 0) break;
    if (n < 0) return -1;
    p->bytes += n;
  }
  show(p->text, p->bytes);
  return 0;
}

int read_whole_page(struct page *p) {  // expect-nothing: tls-truncation-accepted
  while (p->bytes < (int)sizeof p->text) {
    int n = wolfSSL_read(p->ssl, p->text + p->bytes, (int)sizeof p->text - p->bytes);
    if (n <= 0) {
      if (wolfSSL_get_error(p->ssl, n) != WOLFSSL_ERROR_ZERO_RETURN) return -1;
      break;
    }
    p->bytes += n;
  }
  show(p->text, p->bytes);
  return 0;
}

int read_exactly(struct page *p, int want) {
  while (p->bytes < want) {
    int n = wolfSSL_read(p->ssl, p->text + p->bytes, want - p->bytes);  // expect-finding: reads-again-after-close
    if (n > 0)
      p->bytes += n;
    else
      wait_a_bit();
  }
  return 0;
}

int read_exactly_or_fail(struct page *p, int want) {  // expect-nothing: reads-again-after-close
  while (p->bytes < want) {
    int n = wolfSSL_read(p->ssl, p->text + p->bytes, want - p->bytes);
    if (n > 0)
      p->bytes += n;
    else if (wolfSSL_get_error(p->ssl, n) == WOLFSSL_ERROR_WANT_READ)
      wait_a_bit();
    else
      return -1;
  }
  return 0;
}

static int receive_raw(WOLFSSL *ssl, char *into, int room, void *ctx) {
  int fd = *(int *)ctx;
  ssize_t n = recv(fd, into, (size_t)room, MSG_DONTWAIT);  // expect-finding: close-taken-for-timeout
  (void)ssl;
  return n <= 0 ? WOLFSSL_CBIO_ERR_WANT_READ : (int)n;
}

static int receive_translated(WOLFSSL *ssl, char *into, int room, void *ctx) {  // expect-nothing: close-taken-for-timeout, timeout-taken-for-close
  int fd = *(int *)ctx;
  ssize_t n = recv(fd, into, (size_t)room, MSG_DONTWAIT);
  (void)ssl;
  if (n > 0) return (int)n;
  if (n == 0) return WOLFSSL_CBIO_ERR_CONN_CLOSE;
  if (errno == EAGAIN || errno == EINTR) return WOLFSSL_CBIO_ERR_WANT_READ;
  return errno == ECONNRESET ? WOLFSSL_CBIO_ERR_CONN_RST : WOLFSSL_CBIO_ERR_GENERAL;
}

static int receive_or_close(WOLFSSL *ssl, char *into, int room, void *ctx) {
  int fd = *(int *)ctx;
  ssize_t n = recv(fd, into, (size_t)room, MSG_DONTWAIT);  // expect-finding: timeout-taken-for-close
  (void)ssl;
  return n <= 0 ? WOLFSSL_CBIO_ERR_CONN_CLOSE : (int)n;
}

void choose(WOLFSSL_CTX *ctx, int kind) {
  if (kind == 0) wolfSSL_CTX_SetIORecv(ctx, receive_raw);
  if (kind == 1) wolfSSL_CTX_SetIORecv(ctx, receive_translated);
  if (kind == 2) wolfSSL_CTX_SetIORecv(ctx, receive_or_close);
}

int next_block(struct page *p) {
  int n = wolfSSL_read(p->ssl, p->text, (int)sizeof p->text);  // expect-finding: tls-truncation-accepted
  if (n > 0) {
    show(p->text, n);
    return 1;
  }
  return wolfSSL_get_error(p->ssl, n) == WOLFSSL_ERROR_WANT_READ ? 1 : 0;
}

int next_block_apart(struct page *p) {  // expect-nothing: tls-truncation-accepted
  int n = wolfSSL_read(p->ssl, p->text, (int)sizeof p->text);
  int why;
  if (n > 0) {
    show(p->text, n);
    return 1;
  }
  why = wolfSSL_get_error(p->ssl, n);
  if (why == WOLFSSL_ERROR_WANT_READ) return 1;
  return why == WOLFSSL_ERROR_ZERO_RETURN ? 0 : -1;
}
