// Closing a W5500 socket to put it in order: before it is opened, after a DISCON, once it is closed.
// api: wiznet
#include <stdbool.h>
#include <stdint.h>

#include "socket.h"
#include "w5500.h"

#define ROOM 256
static uint8_t block[ROOM];
static uint8_t console_socket;

uint32_t now_ms(void);
void use(const uint8_t *bytes, int32_t count);

int8_t open_port(uint8_t sn, uint16_t port) {  // expect-nothing: close-sends-no-fin
  close(sn);
  if (socket(sn, Sn_MR_TCP, port, 0) != (int8_t)sn) return SOCKERR_SOCKNUM;
  return listen(sn);
}

int8_t end_in_order(uint8_t sn) {  // expect-nothing: close-sends-no-fin
  setSn_CR(sn, Sn_CR_DISCON);
  while (getSn_CR(sn)) {
  }
  while (getSn_SR(sn) != SOCK_CLOSED) {
    if (getSn_IR(sn) & Sn_IR_TIMEOUT) {
      close(sn);
      return SOCKERR_TIMEOUT;
    }
  }
  return SOCK_OK;
}

int32_t send_while_up(uint8_t sn, uint8_t *bytes, uint16_t count) {  // expect-nothing: close-sends-no-fin
  uint8_t state = getSn_SR(sn);
  if (state != SOCK_ESTABLISHED && state != SOCK_CLOSE_WAIT) {
    if (state == SOCK_CLOSED) close(sn);
    return SOCKERR_SOCKSTATUS;
  }
  return send(sn, bytes, count);
}

#define REQUIRE_STATE(state) \
  do { \
    if (getSn_SR(sn) != (state)) return SOCKERR_SOCKINIT; \
  } while (0)

int8_t wait_for_peer(uint8_t sn) {  // expect-nothing: close-sends-no-fin
  REQUIRE_STATE(SOCK_INIT);
  if (getSn_SR(sn) != SOCK_LISTEN) {
    close(sn);
    return SOCKERR_SOCKCLOSED;
  }
  return SOCK_OK;
}

void serve_console(void) {
  int32_t n = recv(console_socket, block, ROOM);
  if (n > 0) use(block, n);
}

void stop_console(void) {
  close(console_socket);  // expect-finding: close-sends-no-fin
}

int32_t read_once(uint8_t sn) {
  int32_t n;
  if (getSn_SR(sn) != SOCK_ESTABLISHED) return 0;
  n = recv(sn, block, ROOM);
  if (n == 4) {
    close(sn);  // expect-finding: close-sends-no-fin
    return 0;
  }
  return n;
}
