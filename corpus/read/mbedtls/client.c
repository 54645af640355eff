// A TLS client over mbedTLS: clean ends, truncated ones, retries, and what is done with each.
// api: mbedtls
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "mbedtls/net_sockets.h"
#include "mbedtls/ssl.h"

struct tls {
  mbedtls_net_context net;
  mbedtls_ssl_context ssl;
  bool closed;
};

void store(const unsigned char *bytes, size_t count);
void document_is_complete(void);
void wait_readable(struct tls *t);

int fetch_document(struct tls *t) {
  unsigned char block[256];
  for (;;) {
    int n = mbedtls_ssl_read(&t->ssl, block, sizeof block);  // expect-finding: tls-truncation-accepted
    if (n == MBEDTLS_ERR_SSL_WANT_READ || n == MBEDTLS_ERR_SSL_WANT_WRITE) continue;
    if (n == 0 || n == MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY) break;
    if (n < 0) return n;
    store(block, (size_t)n);
  }
  document_is_complete();
  return 0;
}

int fetch_whole_document(struct tls *t) {  // expect-nothing: tls-truncation-accepted
  unsigned char block[256];
  for (;;) {
    int n = mbedtls_ssl_read(&t->ssl, block, sizeof block);
    if (n == MBEDTLS_ERR_SSL_WANT_READ || n == MBEDTLS_ERR_SSL_WANT_WRITE) continue;
    if (n == MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY) break;
    if (n == 0) return MBEDTLS_ERR_SSL_CONN_EOF;
    if (n < 0) return n;
    store(block, (size_t)n);
  }
  document_is_complete();
  return 0;
}

int fetch_counted(struct tls *t, size_t promised) {  // expect-nothing: tls-truncation-accepted
  unsigned char block[256];
  while (promised > 0) {
    size_t step = promised < sizeof block ? promised : sizeof block;
    int n = mbedtls_ssl_read(&t->ssl, block, step);
    if (n == MBEDTLS_ERR_SSL_WANT_READ || n == MBEDTLS_ERR_SSL_WANT_WRITE) continue;
    if (n <= 0) return -1;
    store(block, (size_t)n);
    promised -= (size_t)n;
  }
  document_is_complete();
  return 0;
}

int fetch_while_positive(struct tls *t) {
  unsigned char block[256];
  int n;
  do {
    n = mbedtls_ssl_read(&t->ssl, block, sizeof block);  // expect-finding: tls-truncation-accepted
    if (n > 0) store(block, (size_t)n);
  } while (n > 0 || n == MBEDTLS_ERR_SSL_WANT_READ);
  if (n < 0 && n != MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY) return n;
  document_is_complete();
  return 0;
}

int tls_read(struct tls *t, unsigned char *into, size_t room) {
  int n = mbedtls_ssl_read(&t->ssl, into, room);  // expect-finding: tls-truncation-accepted
  if (n == MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY) return 0;
  return n;
}

int tls_read_apart(struct tls *t, unsigned char *into, size_t room) {  // expect-nothing: tls-truncation-accepted
  int n = mbedtls_ssl_read(&t->ssl, into, room);
  if (n == 0) return MBEDTLS_ERR_SSL_CONN_EOF;
  if (n == MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY) return 0;
  return n;
}

int spin_on_notify(struct tls *t, unsigned char *into, size_t want) {
  size_t got = 0;
  while (got < want) {
    int n = mbedtls_ssl_read(&t->ssl, into + got, want - got);  // expect-finding: reads-again-after-close
    if (n == 0) return -1;
    if (n > 0) got += (size_t)n;
  }
  return 0;
}

int retry_only_when_asked(struct tls *t, unsigned char *into, size_t want) {  // expect-nothing: reads-again-after-close
  size_t got = 0;
  while (got < want) {
    int n = mbedtls_ssl_read(&t->ssl, into + got, want - got);
    if (n == MBEDTLS_ERR_SSL_WANT_READ || n == MBEDTLS_ERR_SSL_WANT_WRITE) {
      wait_readable(t);
      continue;
    }
    if (n <= 0) return -1;
    got += (size_t)n;
  }
  return 0;
}

int poll_once(struct tls *t) {
  unsigned char block[64];
  int n;
  mbedtls_net_set_nonblock(&t->net);
  n = mbedtls_ssl_read(&t->ssl, block, sizeof block);  // expect-finding: timeout-taken-for-close
  if (n <= 0) {
    mbedtls_net_free(&t->net);
    t->closed = true;
    return -1;
  }
  store(block, (size_t)n);
  return 0;
}

int poll_once_patiently(struct tls *t) {  // expect-nothing: timeout-taken-for-close
  unsigned char block[64];
  int n;
  mbedtls_net_set_nonblock(&t->net);
  n = mbedtls_ssl_read(&t->ssl, block, sizeof block);
  if (n == MBEDTLS_ERR_SSL_WANT_READ || n == MBEDTLS_ERR_SSL_TIMEOUT) return 0;
  if (n <= 0) {
    mbedtls_net_free(&t->net);
    t->closed = true;
    return -1;
  }
  store(block, (size_t)n);
  return 0;
}

int first_line(struct tls *t, char *line) {
  int n = mbedtls_ssl_read(&t->ssl, (unsigned char *)line, 79);  // expect-finding: close-result-used-as-length
  line[n] = '\0';
  return n;
}

int first_line_checked(struct tls *t, char *line) {  // expect-nothing: close-result-used-as-length
  int n = mbedtls_ssl_read(&t->ssl, (unsigned char *)line, 79);
  if (n <= 0) return n == 0 ? MBEDTLS_ERR_SSL_CONN_EOF : n;
  line[n] = '\0';
  return n;
}

void wait_for_plaintext(struct tls *t) {
  while (mbedtls_ssl_get_bytes_avail(&t->ssl) == 0) {  // expect-finding: waits-on-count-not-state
  }
}

int read_what_is_decrypted(struct tls *t, unsigned char *into, size_t room) {  // expect-nothing: waits-on-count-not-state
  size_t ready = mbedtls_ssl_get_bytes_avail(&t->ssl);
  if (ready == 0) return 0;
  return mbedtls_ssl_read(&t->ssl, into, ready < room ? ready : room);
}

int acknowledge(struct tls *t) {
  unsigned char code[2];
  mbedtls_ssl_read(&t->ssl, code, sizeof code);  // expect-finding: read-result-ignored
  return mbedtls_ssl_write(&t->ssl, code, sizeof code);
}
