// The library's own side of a transport: 0 is nothing yet, below 0 is the end, and it must be told.
// api: coremqtt
#include <stdbool.h>
#include <stdint.h>

#include "transport_interface.h"

struct session {
  TransportInterface_t transport;
  uint8_t buffer[256];
  size_t used;
  bool broken;
};

enum step { STEP_DATA, STEP_NO_DATA, STEP_FAILED };

uint32_t now_ms(void);

enum step receive_step(struct session *s) {  // expect-nothing: close-taken-for-timeout, timeout-taken-for-close
  int32_t n = s->transport.recv(s->transport.pNetworkContext, s->buffer + s->used,
                                sizeof s->buffer - s->used);
  if (n < 0) {
    s->broken = true;
    return STEP_FAILED;
  }
  if (n == 0) return STEP_NO_DATA;
  s->used += (size_t)n;
  return STEP_DATA;
}

enum step receive_step_softly(struct session *s) {
  int32_t n = s->transport.recv(s->transport.pNetworkContext, s->buffer + s->used,  // expect-finding: close-taken-for-timeout
                                sizeof s->buffer - s->used);
  if (n <= 0) return STEP_NO_DATA;
  s->used += (size_t)n;
  return STEP_DATA;
}

bool receive_exactly(struct session *s, size_t want) {
  size_t got = 0;
  while (got < want) {
    int32_t n = s->transport.recv(s->transport.pNetworkContext, s->buffer + got, want - got);  // expect-finding: reads-again-after-close
    if (n > 0) got += (size_t)n;
  }
  return true;
}

bool receive_exactly_in_time(struct session *s, size_t want) {  // expect-nothing: reads-again-after-close
  size_t got = 0;
  uint32_t start = now_ms();
  while (got < want) {
    int32_t n = s->transport.recv(s->transport.pNetworkContext, s->buffer + got, want - got);
    if (n < 0 || now_ms() - start > 200) return false;
    got += (size_t)n;
  }
  return true;
}

int32_t receive_packet(struct session *s, size_t want) {  // expect-nothing: data-lost-on-close
  size_t got = 0;
  bool failed = false;
  uint32_t last = now_ms();
  while (got < want && !failed) {
    int32_t n = s->transport.recv(s->transport.pNetworkContext, s->buffer + got, want - got);
    if (n < 0) return n;
    if (n > 0) {
      got += (size_t)n;
      last = now_ms();
    } else if (now_ms() - last > 10) {
      failed = true;
    }
  }
  return (int32_t)got;
}

enum { LENGTH_INVALID = 268435456 };

size_t remaining_length(TransportRecv_t receive, NetworkContext_t *network) {  // expect-nothing: close-taken-for-timeout
  size_t length = 0, factor = 1;
  uint8_t digit = 0;
  do {
    if (factor > 2097152 || receive(network, &digit, 1) != 1) return LENGTH_INVALID;
    length += (digit & 127u) * factor;
    factor *= 128;
  } while (digit & 128u);
  return length;
}

uint8_t first_byte(struct session *s) {
  size_t n = (size_t)s->transport.recv(s->transport.pNetworkContext, s->buffer, 8);  // expect-finding: close-result-used-as-length
  return n > 0 ? s->buffer[n - 1] : 0;
}
