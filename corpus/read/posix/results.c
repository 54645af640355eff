// Wrappers that give their outcome in a struct or through a pointer, and callers that look at it or do not.
// api: posix
//--- conn.h
#pragma once
#include <stdbool.h>
#include <stddef.h>
enum outcome { GOT_DATA, GOT_END, GOT_NOTHING_YET, GOT_FAILED };
struct result {
  enum outcome outcome;
  size_t bytes;
};
struct conn {
  int fd;
};
struct result conn_read(struct conn *c, void *into, size_t room);
/// False: the connection failed. Else `*bytes` came, none if the peer has closed.
bool conn_take(struct conn *c, void *into, size_t room, size_t *bytes);

//--- conn.c
#include "conn.h"

#include <errno.h>
#include <sys/socket.h>

struct result conn_read(struct conn *c, void *into, size_t room) {  // expect-nothing: close-taken-for-timeout
  ssize_t n = recv(c->fd, into, room, MSG_DONTWAIT);
  if (n > 0) return (struct result){GOT_DATA, (size_t)n};
  if (n == 0) return (struct result){GOT_END, 0};
  if (errno == EAGAIN || errno == EINTR) return (struct result){GOT_NOTHING_YET, 0};
  return (struct result){GOT_FAILED, 0};
}

struct result conn_read_hasty(struct conn *c, void *into, size_t room) {
  ssize_t n = recv(c->fd, into, room, MSG_DONTWAIT);  // expect-finding: close-taken-for-timeout
  if (n > 0) return (struct result){GOT_DATA, (size_t)n};
  if (n == 0 || errno == EAGAIN || errno == EINTR) return (struct result){GOT_NOTHING_YET, 0};
  return (struct result){GOT_FAILED, 0};
}

bool conn_take(struct conn *c, void *into, size_t room, size_t *bytes) {  // expect-nothing: short-read-taken-for-full
  ssize_t n = recv(c->fd, into, room, 0);
  *bytes = n > 0 ? (size_t)n : 0;
  return n >= 0;
}

//--- message.c
#include <stdint.h>

#include "conn.h"

int collect(struct conn *c, uint8_t *into, size_t want) {
  size_t got = 0;
  while (got < want) {
    struct result r = conn_read(c, into + got, want - got);  // expect-finding: reads-again-after-close
    if (r.outcome == GOT_FAILED) return -1;
    got += r.bytes;
  }
  return 0;
}

int collect_to_end(struct conn *c, uint8_t *into, size_t want) {  // expect-nothing: reads-again-after-close
  size_t got = 0;
  while (got < want) {
    struct result r = conn_read(c, into + got, want - got);
    if (r.outcome == GOT_FAILED || r.outcome == GOT_END) return -1;
    got += r.bytes;
  }
  return 0;
}

int fill(struct conn *c, uint8_t *into, size_t want) {
  size_t got = 0, n = 0;
  while (got < want) {
    if (!conn_take(c, into + got, want - got, &n)) return -1;  // expect-finding: reads-again-after-close
    got += n;
  }
  return 0;
}

int fill_to_end(struct conn *c, uint8_t *into, size_t want) {  // expect-nothing: reads-again-after-close
  size_t got = 0, n = 0;
  while (got < want) {
    if (!conn_take(c, into + got, want - got, &n) || n == 0) return -1;
    got += n;
  }
  return 0;
}
