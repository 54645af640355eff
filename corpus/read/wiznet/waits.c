// Waiting on the W5500's byte counter, which stays at 0 for ever once the peer is gone.
// api: wiznet
#include <stdbool.h>
#include <stdint.h>

#include "socket.h"
#include "w5500.h"

uint32_t now_ms(void);
void pause_ms(uint32_t ms);
void feed_watchdog(void);

struct modem {
  uint8_t sn;
  uint8_t frame[64];
};

bool read_frame(struct modem *m) {
  while (getSn_RX_RSR(m->sn) < sizeof m->frame) feed_watchdog();  // expect-finding: waits-on-count-not-state
  return recv(m->sn, m->frame, sizeof m->frame) == (int32_t)sizeof m->frame;
}

bool read_frame_while_up(struct modem *m) {  // expect-nothing: waits-on-count-not-state
  while (getSn_RX_RSR(m->sn) < sizeof m->frame) {
    if (getSn_SR(m->sn) != SOCK_ESTABLISHED) return false;
    feed_watchdog();
  }
  return recv(m->sn, m->frame, sizeof m->frame) == (int32_t)sizeof m->frame;
}

bool read_frame_in_time(struct modem *m) {  // expect-nothing: waits-on-count-not-state
  uint32_t start = now_ms();
  while (getSn_RX_RSR(m->sn) < sizeof m->frame)
    if (now_ms() - start > 3000) return false;
  return recv(m->sn, m->frame, sizeof m->frame) == (int32_t)sizeof m->frame;
}

uint16_t wait_for_bytes(uint8_t sn) {
  uint16_t waiting;
  do {
    waiting = getSn_RX_RSR(sn);  // expect-finding: waits-on-count-not-state
    pause_ms(1);
  } while (waiting == 0);
  return waiting;
}

uint16_t wait_for_bytes_bounded(uint8_t sn) {  // expect-nothing: waits-on-count-not-state
  uint16_t waiting = 0;
  for (int tries = 0; tries < 100 && waiting == 0; ++tries) {
    waiting = getSn_RX_RSR(sn);
    pause_ms(10);
  }
  return waiting;
}

static bool has_data(uint8_t sn) { return getSn_RX_RSR(sn) > 0; }

int32_t next_byte(uint8_t sn) {
  uint8_t byte;
  while (!has_data(sn)) pause_ms(1);  // expect-finding: waits-on-count-not-state
  return recv(sn, &byte, 1) == 1 ? byte : -1;
}

int32_t next_byte_if_any(uint8_t sn) {  // expect-nothing: waits-on-count-not-state
  uint8_t byte;
  if (!has_data(sn)) return -1;
  return recv(sn, &byte, 1) == 1 ? byte : -1;
}

void wait_for_event(uint8_t sn) {
  for (;;) {
    if (getSn_RX_RSR(sn)) break;  // expect-finding: waits-on-count-not-state
  }
  setSn_IR(sn, Sn_IR_RECV);
}

bool wait_for_event_or_end(uint8_t sn) {  // expect-nothing: waits-on-count-not-state
  for (;;) {
    if (getSn_RX_RSR(sn)) break;
    if (getSn_IR(sn) & Sn_IR_DISCON) return false;
    if (getSn_SR(sn) == SOCK_CLOSED) return false;
  }
  setSn_IR(sn, Sn_IR_RECV);
  return true;
}

static uint32_t seconds;

void on_second(void) { seconds++; }

static bool is_too_late(uint32_t since) { return seconds - since > 3; }

bool wait_for_answer(uint8_t sn) {  // expect-nothing: waits-on-count-not-state
  uint32_t since = seconds;
  while (getSn_RX_RSR(sn) == 0)
    if (is_too_late(since)) return false;
  return true;
}
