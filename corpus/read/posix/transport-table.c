// Reads through a table of function pointers: the wrapper under it keeps its word, one caller over it does not.
// api: posix
//--- transport.h
#pragma once
#include <stddef.h>
/// More than 0: bytes; 0: the peer has closed; less: the connection failed.
typedef int transport_read_t(void *self, void *into, size_t room);
struct transport {
  transport_read_t *read;
  void *self;
};
struct layer {
  struct transport transport;
  unsigned long bytes;
};
struct plain {
  int fd;
};
void use_plain(struct layer *layer, struct plain *plain);
int layer_read(struct layer *layer, void *into, size_t room);

//--- plain.c
#include <errno.h>
#include <sys/socket.h>

#include "transport.h"

static int plain_read(void *self, void *into, size_t room) {  // expect-nothing: close-taken-for-timeout
  struct plain *plain = self;
  ssize_t n;
  do {
    n = recv(plain->fd, into, room, 0);
  } while (n < 0 && errno == EINTR);
  return n < 0 ? -1 : (int)n;
}

void use_plain(struct layer *layer, struct plain *plain) {
  layer->transport.read = plain_read;
  layer->transport.self = plain;
}

//--- layer.c
#include "transport.h"

int layer_read(struct layer *layer, void *into, size_t room) {  // expect-nothing: reads-again-after-close
  int n = layer->transport.read(layer->transport.self, into, room);
  if (n > 0) layer->bytes += (unsigned)n;
  return n;
}

//--- message.c
#include <stdint.h>

#include "transport.h"

static struct plain plain;
static struct layer stream;

void set_up(int fd) {
  plain.fd = fd;
  use_plain(&stream, &plain);
}

int message_read(struct layer *layer, uint8_t *into, size_t want) {
  size_t got = 0;
  while (got < want) {
    int n = layer_read(layer, into + got, want - got);  // expect-finding: reads-again-after-close
    if (n < 0) return -1;
    got += (size_t)n;
  }
  return 0;
}

int message_read_to_end(struct layer *layer, uint8_t *into, size_t want) {  // expect-nothing: reads-again-after-close
  size_t got = 0;
  while (got < want) {
    int n = layer_read(layer, into + got, want - got);
    if (n <= 0) return -1;
    got += (size_t)n;
  }
  return 0;
}

void terminate(struct layer *layer, char *text, size_t room) {
  int n = layer_read(layer, text, room - 1);  // expect-finding: close-result-used-as-length
  text[n] = '\0';
}
