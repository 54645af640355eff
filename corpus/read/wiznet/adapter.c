// Adapters from the W5500's codes to 0-for-nothing conventions, right and wrong.
// api: wiznet
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "socket.h"
#include "w5500.h"

enum { NET_NOTHING = 0, NET_CLOSED = -1, NET_FAILED = -2 };

struct network {
  uint8_t sn;
  uint8_t flags;
};

uint32_t now_ms(void);
void use(const uint8_t *bytes, int32_t count);

/// Bytes; NET_NOTHING: ask again; NET_CLOSED or NET_FAILED: never again.
int network_read(struct network *n, uint8_t *into, uint16_t room) {
  int32_t got;
  if (getSn_SR(n->sn) == SOCK_ESTABLISHED && getSn_RX_RSR(n->sn) == 0) return NET_NOTHING;
  got = recv(n->sn, into, room);  // expect-finding: close-taken-for-timeout
  return got > 0 ? got : NET_NOTHING;
}

int network_read_apart(struct network *n, uint8_t *into, uint16_t room) {  // expect-nothing: close-taken-for-timeout
  int32_t got = recv(n->sn, into, room);
  if (got > 0) return got;
  if (got == SOCK_BUSY) return NET_NOTHING;
  return got == SOCKERR_SOCKSTATUS ? NET_CLOSED : NET_FAILED;
}

void start_polling(struct network *n) {
  uint8_t mode = SOCK_IO_NONBLOCK;
  uint8_t block[32];
  int32_t got;
  ctlsocket(n->sn, CS_SET_IOMODE, &mode);
  got = recv(n->sn, block, sizeof block);  // expect-finding: timeout-taken-for-close
  if (got <= 0) {
    disconnect(n->sn);
    return;
  }
  use(block, got);
}

void start_polling_apart(struct network *n) {  // expect-nothing: timeout-taken-for-close
  uint8_t mode = SOCK_IO_NONBLOCK;
  uint8_t block[32];
  int32_t got;
  ctlsocket(n->sn, CS_SET_IOMODE, &mode);
  got = recv(n->sn, block, sizeof block);
  if (got == SOCK_BUSY) return;
  if (got < 0) {
    disconnect(n->sn);
    return;
  }
  use(block, got);
}

int read_to_newline(struct network *n, uint8_t *into, uint16_t room) {
  uint16_t got = 0;
  while (got < room) {
    int32_t step = recv(n->sn, into + got, 1);  // expect-finding: reads-again-after-close
    if (step == 1 && into[got++] == '\n') return got;
  }
  return got;
}

int read_to_newline_or_end(struct network *n, uint8_t *into, uint16_t room) {  // expect-nothing: reads-again-after-close
  uint16_t got = 0;
  while (got < room) {
    int32_t step = recv(n->sn, into + got, 1);
    if (step < 0) return step;
    if (step == 1 && into[got++] == '\n') return got;
  }
  return got;
}

int reopen_and_read(struct network *n, uint8_t *peer, uint8_t *into, uint16_t room) {  // expect-nothing: reads-again-after-close
  for (;;) {
    int32_t got = recv(n->sn, into, room);
    if (got > 0) return got;
    if (got == SOCK_BUSY) continue;
    if (socket(n->sn, Sn_MR_TCP, 5000, n->flags) != (int8_t)n->sn) return NET_FAILED;
    if (connect(n->sn, peer, 1883) != SOCK_OK) return NET_FAILED;
  }
}

int collect(struct network *n, uint8_t *into, uint16_t room) {
  uint16_t got = 0;
  while (got < room) {
    int32_t step = recv(n->sn, into + got, room - got);  // expect-finding: data-lost-on-close
    if (step == SOCK_BUSY) break;
    if (step < 0) return step;
    got += step;
  }
  return got;
}

int collect_and_keep(struct network *n, uint8_t *into, uint16_t room) {  // expect-nothing: data-lost-on-close
  uint16_t got = 0;
  while (got < room) {
    int32_t step = recv(n->sn, into + got, room - got);
    if (step == SOCK_BUSY) break;
    if (step < 0) return got > 0 ? got : step;
    got += step;
  }
  return got;
}

int read_if_up(struct network *n, uint8_t *into, int room) {
  if (getSn_SR(n->sn) == SOCK_ESTABLISHED && getSn_RX_RSR(n->sn) > 0)
    return recv(n->sn, into, (uint16_t)room);  // expect-finding: close-taken-for-timeout
  return NET_NOTHING;
}

int read_if_up_or_tell(struct network *n, uint8_t *into, int room) {  // expect-nothing: close-taken-for-timeout
  if (getSn_RX_RSR(n->sn) > 0) return recv(n->sn, into, (uint16_t)room);
  return getSn_SR(n->sn) == SOCK_ESTABLISHED ? NET_NOTHING : NET_CLOSED;
}
