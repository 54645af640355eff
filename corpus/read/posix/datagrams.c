// Datagrams over POSIX sockets: an empty one is no end, and nobody waits for a FIN.
// api: posix
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>
#include <unistd.h>

void handle(const uint8_t *message, size_t bytes);

void listen_for_beacons(const struct sockaddr *own) {  // expect-nothing: reads-again-after-close
  uint8_t message[512];
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  (void)own;
  for (;;) {
    ssize_t n = recv(fd, message, sizeof message, 0);
    if (n > 0) handle(message, (size_t)n);
  }
}

void listen_for_orders(const struct sockaddr *server) {
  uint8_t message[512];
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(fd, server, sizeof *server) < 0) return;
  for (;;) {
    ssize_t n = recv(fd, message, sizeof message, 0);  // expect-finding: reads-again-after-close
    if (n > 0) handle(message, (size_t)n);
  }
}

struct clock {
  int fd;
  uint8_t packet[48];
};

bool ask_time(struct clock *c, const struct sockaddr *server) {  // expect-nothing: close-resets-peer
  c->fd = socket(AF_INET, SOCK_DGRAM, 0);
  sendto(c->fd, c->packet, sizeof c->packet, 0, server, sizeof *server);
  ssize_t n = recv(c->fd, c->packet, sizeof c->packet, 0);
  bool whole = n == (ssize_t)sizeof c->packet;
  if (whole) sendto(c->fd, c->packet, 1, 0, server, sizeof *server);
  close(c->fd);
  return whole;
}

uint16_t name_answer(int fd, uint8_t *into) {  // expect-nothing: short-read-taken-for-full
  ssize_t n = recvfrom(fd, into, 12, 0, NULL, NULL);
  if (n < 0) return 0;
  return (uint16_t)(into[2] << 8 | into[3]);
}

int drop_datagrams(int fd) {  // expect-nothing: reads-again-after-close, close-taken-for-timeout
  uint8_t rest[64];
  int dropped = 0;
  while (recvfrom(fd, rest, sizeof rest, MSG_DONTWAIT, NULL, NULL) >= 0) dropped++;
  return dropped;
}
