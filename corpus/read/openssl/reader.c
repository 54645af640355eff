// Reading with OpenSSL, where only SSL_get_error tells the end from trouble.
// api: openssl
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include <openssl/ssl.h>

struct stream {
  SSL *ssl;
  char *text;
  size_t bytes;
  size_t room;
};

void wait_readable(struct stream *s);
void use(const char *text, size_t bytes);

int read_page(struct stream *s) {
  while (s->bytes < s->room) {
    int n = SSL_read(s->ssl, s->text + s->bytes, (int)(s->room - s->bytes));  // expect-finding: tls-truncation-accepted
    if (n <= 0) break;
    s->bytes += (size_t)n;
  }
  use(s->text, s->bytes);
  return 0;
}

int read_whole_page(struct stream *s) {  // expect-nothing: tls-truncation-accepted
  while (s->bytes < s->room) {
    int n = SSL_read(s->ssl, s->text + s->bytes, (int)(s->room - s->bytes));
    if (n <= 0) {
      if (SSL_get_error(s->ssl, n) != SSL_ERROR_ZERO_RETURN) return -1;
      break;
    }
    s->bytes += (size_t)n;
  }
  use(s->text, s->bytes);
  return 0;
}

int read_reply(struct stream *s) {
  for (;;) {
    int n = SSL_read(s->ssl, s->text, (int)s->room);  // expect-finding: tls-truncation-accepted
    if (n > 0) {
      use(s->text, (size_t)n);
      continue;
    }
    switch (SSL_get_error(s->ssl, n)) {
      case SSL_ERROR_WANT_READ:
        wait_readable(s);
        break;
      case SSL_ERROR_ZERO_RETURN:
      case SSL_ERROR_SYSCALL:
        return 0;
      default:
        return -1;
    }
  }
}

int read_whole_reply(struct stream *s) {  // expect-nothing: tls-truncation-accepted
  for (;;) {
    int n = SSL_read(s->ssl, s->text, (int)s->room);
    if (n > 0) {
      use(s->text, (size_t)n);
      continue;
    }
    switch (SSL_get_error(s->ssl, n)) {
      case SSL_ERROR_WANT_READ:
        wait_readable(s);
        break;
      case SSL_ERROR_ZERO_RETURN:
        return 0;
      default:
        return -1;
    }
  }
}

int read_length(struct stream *s, int want) {
  int got = 0;
  while (got < want) {
    int n = SSL_read(s->ssl, s->text + got, want - got);  // expect-finding: reads-again-after-close
    if (n < 0) return -1;
    got += n;
  }
  return got;
}

int read_length_or_fail(struct stream *s, int want) {  // expect-nothing: reads-again-after-close
  int got = 0;
  while (got < want) {
    int n = SSL_read(s->ssl, s->text + got, want - got);
    if (n <= 0) return -1;
    got += n;
  }
  return got;
}

void terminate_text(struct stream *s) {
  int n = SSL_read(s->ssl, s->text, (int)s->room - 1);  // expect-finding: close-result-used-as-length
  s->text[n] = '\0';
}

void terminate_text_checked(struct stream *s) {  // expect-nothing: close-result-used-as-length
  int n = SSL_read(s->ssl, s->text, (int)s->room - 1);
  s->text[n > 0 ? n : 0] = '\0';
}

void wait_pending(struct stream *s) {
  while (SSL_pending(s->ssl) == 0) wait_readable(s);  // expect-finding: waits-on-count-not-state
}

bool has_pending(const struct stream *s) {  // expect-nothing: waits-on-count-not-state
  return SSL_pending(s->ssl) > 0;
}

int read_number(struct stream *s, uint32_t *number) {
  if (SSL_read(s->ssl, number, sizeof *number) <= 0) return -1;  // expect-finding: short-read-taken-for-full
  return 0;
}

int read_number_whole(struct stream *s, uint32_t *number) {  // expect-nothing: short-read-taken-for-full
  size_t got = 0;
  if (SSL_read_ex(s->ssl, number, sizeof *number, &got) != 1) return -1;
  return got == sizeof *number ? 0 : -1;
}
