// A small server on the W5500: the states it looks at, the lengths it believes, the way it closes.
// api: wiznet
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "socket.h"
#include "w5500.h"

#define ROOM 512
static uint8_t text[ROOM + 1];

void parse(const uint8_t *bytes);
uint16_t answer(const uint8_t *request, uint16_t bytes, uint8_t *into);

void serve(uint8_t sn) {
  uint16_t length = recv(sn, text, ROOM);  // expect-finding: close-result-used-as-length
  text[length] = 0;
  parse(text);
}

void serve_checked(uint8_t sn) {  // expect-nothing: close-result-used-as-length
  int32_t length = recv(sn, text, ROOM);
  if (length <= 0) return;
  text[length] = 0;
  parse(text);
}

int32_t loop_back(uint8_t sn) {
  uint16_t sent = 0;
  int32_t n = recv(sn, text, ROOM);  // expect-finding: close-result-used-as-length
  while (sent != n) {
    int32_t done = send(sn, text + sent, n - sent);
    if (done < 0) return done;
    sent += done;
  }
  return 1;
}

int32_t loop_back_checked(uint8_t sn) {  // expect-nothing: close-result-used-as-length
  uint16_t sent = 0;
  int32_t n = recv(sn, text, ROOM);
  if (n <= 0) return n;
  while (sent != n) {
    int32_t done = send(sn, text + sent, n - sent);
    if (done < 0) return done;
    sent += done;
  }
  return 1;
}

void tick(uint8_t sn) {
  switch (getSn_SR(sn)) {  // expect-finding: data-lost-on-close
    case SOCK_ESTABLISHED:
      if (getSn_RX_RSR(sn) > 0 && recv(sn, text, ROOM) > 0) parse(text);
      break;
    case SOCK_CLOSE_WAIT:
      disconnect(sn);
      break;
    case SOCK_CLOSED:
      socket(sn, Sn_MR_TCP, 80, 0);
      break;
    case SOCK_INIT:
      listen(sn);
      break;
  }
}

void tick_and_keep(uint8_t sn) {  // expect-nothing: data-lost-on-close
  switch (getSn_SR(sn)) {
    case SOCK_ESTABLISHED:
      if (getSn_RX_RSR(sn) > 0 && recv(sn, text, ROOM) > 0) parse(text);
      break;
    case SOCK_CLOSE_WAIT:
      if (getSn_RX_RSR(sn) > 0) {
        if (recv(sn, text, ROOM) > 0) parse(text);
        break;
      }
      disconnect(sn);
      break;
    case SOCK_CLOSED:
      socket(sn, Sn_MR_TCP, 80, 0);
      break;
    case SOCK_INIT:
      listen(sn);
      break;
  }
}

void hang_up(uint8_t sn) {
  if (getSn_SR(sn) == SOCK_ESTABLISHED) close(sn);  // expect-finding: close-sends-no-fin
}

void hang_up_in_order(uint8_t sn) {  // expect-nothing: close-sends-no-fin
  if (disconnect(sn) != SOCK_OK) close(sn);
}

void answer_and_close(uint8_t sn) {
  int32_t n = recv(sn, text, ROOM);
  if (n <= 0) return;
  send(sn, text, answer(text, (uint16_t)n, text));
  close(sn);  // expect-finding: close-sends-no-fin
}

void answer_and_disconnect(uint8_t sn) {  // expect-nothing: close-sends-no-fin
  int32_t n = recv(sn, text, ROOM);
  if (n <= 0) return;
  send(sn, text, answer(text, (uint16_t)n, text));
  disconnect(sn);
  while (getSn_SR(sn) != SOCK_CLOSED && recv(sn, text, ROOM) > 0) {
  }
  close(sn);
}

void after_close_wait(uint8_t sn) {
  if (getSn_SR(sn) == SOCK_CLOSE_WAIT && getSn_RX_RSR(sn) == 0) close(sn);  // expect-finding: close-sends-no-fin
}

bool time_by_datagram(uint8_t sn, uint8_t *server) {  // expect-nothing: close-sends-no-fin
  uint16_t port = 123;
  bool ok = false;
  if (socket(sn, Sn_MR_UDP, 5000, 0) != (int8_t)sn) return false;
  if (sendto(sn, text, 48, server, port) == 48) {
    int32_t n = recvfrom(sn, text, ROOM, server, &port);
    ok = n >= 48;
  }
  close(sn);
  return ok;
}

bool connect_or_release(uint8_t sn, uint8_t *peer) {  // expect-nothing: close-sends-no-fin
  if (socket(sn, Sn_MR_TCP, 5001, 0) != (int8_t)sn) return false;
  if (connect(sn, peer, 80) != SOCK_OK) {
    close(sn);
    return false;
  }
  return true;
}

void time_unchecked(uint8_t sn, uint8_t *server) {
  uint16_t port = 123;
  recvfrom(sn, text, ROOM, server, &port);  // expect-finding: read-result-ignored
  parse(text + 40);
}

void time_checked(uint8_t sn, uint8_t *server) {  // expect-nothing: read-result-ignored
  uint16_t port = 123;
  if (recvfrom(sn, text, ROOM, server, &port) >= 48) parse(text + 40);
}

static uint16_t owed;

void on_close_wait(uint8_t sn) {
  int32_t n = recv(sn, text, ROOM);  // expect-finding: half-close-drops-reply
  if (n < 0) {
    owed = 0;
    disconnect(sn);
    return;
  }
  owed = answer(text, (uint16_t)n, text);
}

void on_request(uint8_t sn) {  // expect-nothing: half-close-drops-reply
  int32_t n = recv(sn, text, ROOM);
  if (n <= 0) return;
  send(sn, text, answer(text, (uint16_t)n, text));
}

int32_t echo_once(uint8_t sn) {  // expect-nothing: close-sends-no-fin
  uint16_t sent = 0;
  int32_t n = recv(sn, text, ROOM);
  if (n <= 0) return n;
  while (sent < n) {
    int32_t done = send(sn, text + sent, (uint16_t)(n - sent));
    if (done < 0) {
      close(sn);
      return done;
    }
    sent += (uint16_t)done;
  }
  return sent;
}

bool open_again(uint8_t sn) {  // expect-nothing: close-sends-no-fin
  if (getSn_RX_RSR(sn) > 0 && recv(sn, text, ROOM) > 0) parse(text);
  if (getSn_SR(sn) != SOCK_CLOSED) return true;
  close(sn);
  return socket(sn, Sn_MR_TCP, 80, 0) == (int8_t)sn;
}
