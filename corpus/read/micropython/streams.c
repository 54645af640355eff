// Code that reads through MicroPython's C stream protocol.
// api: micropython
#include <stdbool.h>
#include <string.h>

#include "py/stream.h"

struct reader {
  mp_obj_t obj;
  const mp_stream_p_t *protocol;
  char text[256];
  mp_uint_t bytes;
};

int read_to_end(struct reader *r) {
  int error = 0;
  r->bytes = 0;
  while (r->bytes < sizeof r->text) {
    mp_uint_t n = r->protocol->read(r->obj, r->text + r->bytes, sizeof r->text - r->bytes, &error);  // expect-finding: data-lost-on-close
    if (n == 0) break;
    if (n == MP_STREAM_ERROR) {
      r->bytes = 0;
      return -error;
    }
    r->bytes += n;
  }
  return 0;
}

int read_to_end_and_keep(struct reader *r) {  // expect-nothing: data-lost-on-close
  int error = 0;
  r->bytes = 0;
  while (r->bytes < sizeof r->text) {
    mp_uint_t n = r->protocol->read(r->obj, r->text + r->bytes, sizeof r->text - r->bytes, &error);
    if (n == 0) break;
    if (n == MP_STREAM_ERROR) {
      if (error != MP_ECONNRESET) return -error;
      break;
    }
    r->bytes += n;
  }
  return 0;
}

void add_once(struct reader *r) {
  int error = 0;
  mp_uint_t n = r->protocol->read(r->obj, r->text, sizeof r->text - 1, &error);  // expect-finding: close-result-used-as-length
  r->text[n] = '\0';
}

void add_once_checked(struct reader *r) {  // expect-nothing: close-result-used-as-length
  int error = 0;
  mp_uint_t n = r->protocol->read(r->obj, r->text, sizeof r->text - 1, &error);
  if (n == MP_STREAM_ERROR) n = 0;
  r->text[n] = '\0';
}

int read_exactly(struct reader *r, mp_uint_t want) {
  int error = 0;
  while (r->bytes < want) {
    mp_uint_t n = r->protocol->read(r->obj, r->text + r->bytes, want - r->bytes, &error);  // expect-finding: reads-again-after-close
    if (n == MP_STREAM_ERROR) return -error;
    r->bytes += n;
  }
  return 0;
}

int read_exactly_or_end(struct reader *r, mp_uint_t want) {  // expect-nothing: reads-again-after-close
  int error = 0;
  while (r->bytes < want) {
    mp_uint_t n = r->protocol->read(r->obj, r->text + r->bytes, want - r->bytes, &error);
    if (n == MP_STREAM_ERROR || n == 0) return -1;
    r->bytes += n;
  }
  return 0;
}
