// Reading with BearSSL, whose -1 is the clean end as well as every error.
// api: bearssl posix
#include <errno.h>
#include <stdint.h>
#include <sys/socket.h>
#include <unistd.h>

#include "bearssl.h"

struct client {
  br_sslio_context io;
  br_ssl_engine_context *engine;
  uint8_t block[256];
};

void store(const uint8_t *bytes, int count);
void finished(void);

int fetch(struct client *c) {
  int n;
  while ((n = br_sslio_read(&c->io, c->block, sizeof c->block)) > 0)  // expect-finding: tls-truncation-accepted
    store(c->block, n);
  finished();
  return 0;
}

int fetch_whole(struct client *c) {  // expect-nothing: tls-truncation-accepted
  int n;
  while ((n = br_sslio_read(&c->io, c->block, sizeof c->block)) > 0) store(c->block, n);
  if (br_ssl_engine_last_error(c->engine) != BR_ERR_OK) return -1;
  finished();
  return 0;
}

int fetch_promised(struct client *c, size_t promised) {  // expect-nothing: tls-truncation-accepted
  while (promised > 0) {
    size_t step = promised < sizeof c->block ? promised : sizeof c->block;
    if (br_sslio_read_all(&c->io, c->block, step) != 0) return -1;
    store(c->block, (int)step);
    promised -= step;
  }
  finished();
  return 0;
}

void read_key(struct client *c, uint8_t key[16]) {
  br_sslio_read_all(&c->io, key, 16);  // expect-finding: read-result-ignored
}

int read_key_checked(struct client *c, uint8_t key[16]) {  // expect-nothing: read-result-ignored
  return br_sslio_read_all(&c->io, key, 16);
}

static int low_read_raw(void *ctx, unsigned char *into, size_t room) {
  return (int)read(*(int *)ctx, into, room);  // expect-finding: close-taken-for-timeout
}

static int low_read(void *ctx, unsigned char *into, size_t room) {  // expect-nothing: close-taken-for-timeout
  for (;;) {
    ssize_t n = read(*(int *)ctx, into, room);
    if (n > 0) return (int)n;
    if (n < 0 && errno == EINTR) continue;
    return -1;
  }
}

static int low_write(void *ctx, const unsigned char *bytes, size_t count) {
  ssize_t n = write(*(int *)ctx, bytes, count);
  return n > 0 ? (int)n : -1;
}

void start_raw(struct client *c, int *fd) {
  br_sslio_init(&c->io, c->engine, low_read_raw, fd, low_write, fd);
}

void start(struct client *c, int *fd) {
  br_sslio_init(&c->io, c->engine, low_read, fd, low_write, fd);
}
