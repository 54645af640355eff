// A chain of wrappers over three files: the lower two keep their word, one caller at the top does not.
// api: posix
//--- wire.h
#pragma once
#include <stddef.h>
struct wire {
  int fd;
};
int wire_read(struct wire *w, void *into, size_t room);

//--- stream.h
#pragma once
#include "wire.h"
enum { STREAM_END = -1, STREAM_FAILED = -2 };
struct stream {
  struct wire wire;
  const char *name;
};
/// More than 0: bytes; otherwise STREAM_END or STREAM_FAILED.
int stream_read(struct stream *s, void *into, size_t room);

//--- wire.c
#include "wire.h"

#include <errno.h>
#include <sys/socket.h>

int wire_read(struct wire *w, void *into, size_t room) {  // expect-nothing: reads-again-after-close
  ssize_t n;
  do {
    n = recv(w->fd, into, room, 0);
  } while (n < 0 && errno == EINTR);
  return (int)n;
}

//--- stream.c
#include "stream.h"

int stream_read(struct stream *s, void *into, size_t room) {  // expect-nothing: close-taken-for-timeout
  int n = wire_read(&s->wire, into, room);
  if (n > 0) return n;
  return n == 0 ? STREAM_END : STREAM_FAILED;
}

//--- message.c
#include <stdint.h>

#include "stream.h"

int message_read(struct stream *s, uint8_t *into, size_t want) {
  size_t got = 0;
  while (got < want) {
    int n = stream_read(s, into + got, want - got);  // expect-finding: reads-again-after-close
    if (n == STREAM_FAILED) return -1;
    if (n > 0) got += (size_t)n;
  }
  return 0;
}

int message_read_to_end(struct stream *s, uint8_t *into, size_t want) {  // expect-nothing: reads-again-after-close
  size_t got = 0;
  while (got < want) {
    int n = stream_read(s, into + got, want - got);
    if (n < 0) return n;
    got += (size_t)n;
  }
  return 0;
}

int packet_type(struct stream *s) {
  uint8_t first;
  unsigned short n = (unsigned short)stream_read(s, &first, 1);  // expect-finding: close-result-used-as-length
  return n >= 1 ? first >> 4 : -1;
}

int packet_type_signed(struct stream *s) {  // expect-nothing: close-result-used-as-length
  uint8_t first;
  int n = stream_read(s, &first, 1);
  return n >= 1 ? first >> 4 : -1;
}
