// Datagrams over the W5500: no connection, so nothing to end, and no byte that must still come.
// api: wiznet
#include <stdbool.h>
#include <stdint.h>

#include "socket.h"
#include "w5500.h"

#define ROOM 512
static uint8_t lease_socket, name_socket, trap_socket;
static uint8_t message[ROOM];
static volatile uint32_t ticks;

void on_tick(void) { ticks++; }
void take_offer(const uint8_t *bytes, int32_t count);
bool parse_answer(const uint8_t *bytes);

void lease_start(uint8_t sn) {
  lease_socket = sn;
  socket(lease_socket, Sn_MR_UDP, 68, 0);
}

void lease_step(void) {
  uint8_t server[4];
  uint16_t port;
  int32_t n = recvfrom(lease_socket, message, ROOM, server, &port);
  if (n > 0) take_offer(message, n);
}

bool lease_parse(void) {
  uint8_t server[4];
  uint16_t port, length = getSn_RX_RSR(lease_socket);
  if (length == 0) return false;
  length = recvfrom(lease_socket, message, ROOM, server, &port);  // expect-finding: close-result-used-as-length
  const uint8_t *option = message + 240, *end = message + length;
  while (option < end && *option != 0xff) option += 2 + option[1];
  return option < end;
}

bool lease_parse_checked(void) {  // expect-nothing: close-result-used-as-length
  uint8_t server[4];
  uint16_t port;
  int32_t length;
  if (getSn_RX_RSR(lease_socket) == 0) return false;
  length = recvfrom(lease_socket, message, ROOM, server, &port);
  if (length < 240) return false;
  const uint8_t *option = message + 240, *end = message + length;
  while (option < end && *option != 0xff) option += 2 + option[1];
  return option < end;
}

void lease_stop(void) {  // expect-nothing: close-sends-no-fin
  close(lease_socket);
}

bool look_up(uint8_t *server) {  // expect-nothing: waits-on-count-not-state, close-sends-no-fin
  uint16_t port = 53;
  bool found = false;
  socket(name_socket, Sn_MR_UDP, 1053, 0);
  sendto(name_socket, message, 40, server, port);
  uint32_t start = ticks;
  for (;;) {
    int32_t n = 0;
    if (getSn_RX_RSR(name_socket) > 0) n = recvfrom(name_socket, message, ROOM, server, &port);
    if (n > 12) {
      found = parse_answer(message);
      break;
    }
    if (ticks - start > 30) break;
  }
  close(name_socket);
  return found;
}

void send_trap(uint8_t *manager) {  // expect-nothing: close-sends-no-fin
  sendto(trap_socket, message, 60, manager, 162);
  close(trap_socket);
}

int32_t next_message(uint8_t sn) {  // expect-nothing: read-result-ignored
  uint8_t peer[4];
  uint16_t port;
  if (getSn_RX_RSR(sn) == 0) return 0;
  recvfrom(sn, message, ROOM, peer, &port);
  return message[0] == 0x30;
}
