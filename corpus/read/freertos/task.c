// FreeRTOS-Plus-TCP tasks: 0 is only a time-out, and only shutdown sends a FIN.
// api: freertos
#include <stdbool.h>
#include <stdint.h>

#include "FreeRTOS_Sockets.h"

struct task {
  Socket_t socket;
  uint8_t buffer[128];
  bool connected;
};

void use(const uint8_t *bytes, size_t count);

void serve(struct task *t) {
  for (;;) {
    BaseType_t n = FreeRTOS_recv(t->socket, t->buffer, sizeof t->buffer, 0);  // expect-finding: reads-again-after-close
    if (n > 0) use(t->buffer, (size_t)n);
  }
}

void serve_until_closed(struct task *t) {  // expect-nothing: reads-again-after-close
  for (;;) {
    BaseType_t n = FreeRTOS_recv(t->socket, t->buffer, sizeof t->buffer, 0);
    if (n < 0) break;
    if (n > 0) use(t->buffer, (size_t)n);
  }
  FreeRTOS_closesocket(t->socket);
}

void serve_like_posix(struct task *t) {
  for (;;) {
    BaseType_t n = FreeRTOS_recv(t->socket, t->buffer, sizeof t->buffer, 0);  // expect-finding: timeout-taken-for-close
    if (n <= 0) break;
    use(t->buffer, (size_t)n);
  }
  FreeRTOS_shutdown(t->socket, FREERTOS_SHUT_RDWR);
  t->connected = false;
}

int32_t read_some(struct task *t, uint8_t *into, size_t room) {
  BaseType_t n = FreeRTOS_recv(t->socket, into, room, 0);  // expect-finding: close-taken-for-timeout
  return n < 0 ? 0 : (int32_t)n;
}

int32_t read_some_as_is(struct task *t, uint8_t *into, size_t room) {  // expect-nothing: close-taken-for-timeout
  BaseType_t n = FreeRTOS_recv(t->socket, into, room, 0);
  return (int32_t)n;
}

void leave(struct task *t) {
  FreeRTOS_closesocket(t->socket);  // expect-finding: close-sends-no-fin
  t->connected = false;
}

void leave_in_order(struct task *t) {  // expect-nothing: close-sends-no-fin
  FreeRTOS_shutdown(t->socket, FREERTOS_SHUT_RDWR);
  while (FreeRTOS_recv(t->socket, t->buffer, sizeof t->buffer, 0) >= 0) vTaskDelay(10);
  FreeRTOS_closesocket(t->socket);
  t->connected = false;
}

void send_and_leave(struct task *t) {
  FreeRTOS_send(t->socket, "bye", 3, 0);
  FreeRTOS_closesocket(t->socket);  // expect-finding: close-sends-no-fin
}

void refused(struct task *t, const struct freertos_sockaddr *peer) {  // expect-nothing: close-sends-no-fin
  if (FreeRTOS_connect(t->socket, peer, 16) != 0) FreeRTOS_closesocket(t->socket);
}

void wait_for_four(struct task *t) {
  while (FreeRTOS_recvcount(t->socket) < 4) vTaskDelay(1);  // expect-finding: waits-on-count-not-state
}

bool wait_for_four_while_connected(struct task *t) {  // expect-nothing: waits-on-count-not-state
  while (FreeRTOS_recvcount(t->socket) < 4) {
    if (!FreeRTOS_issocketconnected(t->socket)) return false;
    vTaskDelay(1);
  }
  return true;
}

void print_all(struct task *t) {
  size_t n = (size_t)FreeRTOS_recv(t->socket, t->buffer, sizeof t->buffer, 0);  // expect-finding: close-result-used-as-length
  use(t->buffer, n);
}

int read_command(struct task *t) {
  uint8_t command[4];
  if (FreeRTOS_recv(t->socket, command, sizeof command, 0) <= 0) return -1;  // expect-finding: short-read-taken-for-full
  return command[3];
}

int read_whole_command(struct task *t) {  // expect-nothing: short-read-taken-for-full
  uint8_t command[4];
  size_t got = 0;
  TickType_t start = xTaskGetTickCount();
  while (got < sizeof command) {
    BaseType_t n = FreeRTOS_recv(t->socket, command + got, sizeof command - got, 0);
    if (n < 0 || xTaskGetTickCount() - start > 500) return -1;
    got += (size_t)n;
  }
  return command[3];
}
