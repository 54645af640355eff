// Fewer bytes than promised taken for all of them, and reads that make sure or need no more.
// api: posix
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct header {
  uint16_t kind;
  uint16_t length;
  uint32_t sequence;
};

void apply(const struct header *h);
void store_firmware(const uint8_t *bytes, size_t count);
void finish_update(void);
void print_bytes(const char *text, size_t count);

int read_header(int fd) {
  struct header h;
  if (recv(fd, &h, sizeof h, 0) <= 0) return -1;  // expect-finding: short-read-taken-for-full
  apply(&h);
  return 0;
}

int read_header_whole(int fd) {  // expect-nothing: short-read-taken-for-full
  struct header h;
  if (recv(fd, &h, sizeof h, MSG_WAITALL) != sizeof h) return -1;
  apply(&h);
  return 0;
}

int read_header_in_pieces(int fd) {  // expect-nothing: short-read-taken-for-full
  struct header h;
  size_t got = 0;
  while (got < sizeof h) {
    ssize_t n = recv(fd, (uint8_t *)&h + got, sizeof h - got, 0);
    if (n <= 0) return -1;
    got += (size_t)n;
  }
  apply(&h);
  return 0;
}

int update(int fd, size_t image_bytes) {
  uint8_t block[128];
  size_t got = 0;
  while (got < image_bytes) {
    ssize_t n = recv(fd, block, sizeof block, 0);  // expect-finding: short-read-taken-for-full
    if (n <= 0) break;
    store_firmware(block, (size_t)n);
    got += (size_t)n;
  }
  finish_update();
  return 0;
}

int update_whole(int fd, size_t image_bytes) {  // expect-nothing: short-read-taken-for-full
  uint8_t block[128];
  size_t got = 0;
  while (got < image_bytes) {
    ssize_t n = recv(fd, block, sizeof block, 0);
    if (n <= 0) break;
    store_firmware(block, (size_t)n);
    got += (size_t)n;
  }
  if (got < image_bytes) return -1;
  finish_update();
  return 0;
}

int32_t socket_receive(int fd, void *into, uint32_t size) {
  ssize_t n = recv(fd, into, size, 0);  // expect-finding: short-read-taken-for-full
  if (n < 0) return -errno;
  return (int32_t)size;
}

int32_t socket_receive_as_is(int fd, void *into, uint32_t size) {  // expect-nothing: short-read-taken-for-full
  ssize_t n = recv(fd, into, size, 0);
  if (n < 0) return -errno;
  return (int32_t)n;
}

bool skip_payload(int fd, size_t remaining) {
  uint8_t rest[64];
  while (remaining > 0) {
    size_t step = remaining < sizeof rest ? remaining : sizeof rest;
    if (recv(fd, rest, step, 0) <= 0) return false;  // expect-finding: short-read-taken-for-full
    remaining -= step;
  }
  return true;
}

bool skip_payload_exactly(int fd, size_t remaining) {  // expect-nothing: short-read-taken-for-full
  uint8_t rest[64];
  while (remaining > 0) {
    size_t step = remaining < sizeof rest ? remaining : sizeof rest;
    ssize_t n = recv(fd, rest, step, 0);
    if (n <= 0) return false;
    remaining -= (size_t)n;
  }
  return true;
}

unsigned frame_length(int fd) {
  uint8_t length[2];
  ssize_t n = recv(fd, length, sizeof length, 0);  // expect-finding: short-read-taken-for-full
  if (n < 1) return 0;
  return (unsigned)length[0] << 8 | length[1];
}

unsigned datagram_length(int fd) {  // expect-nothing: short-read-taken-for-full
  uint8_t message[512];
  ssize_t n = recvfrom(fd, message, sizeof message, 0, NULL, NULL);
  if (n < 12) return 0;
  return (unsigned)message[4] << 8 | message[5];
}

void show_what_came(int fd) {  // expect-nothing: short-read-taken-for-full
  char text[80];
  ssize_t n = recv(fd, text, sizeof text, 0);
  if (n > 0) print_bytes(text, (size_t)n);
}
