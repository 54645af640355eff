// Reads nobody looks at, and reads that are looked at in another place or need not be.
// api: posix
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct request {
  uint8_t bytes[32];
  ssize_t got;
};

void run_command(uint8_t command);
int judge(ssize_t got);

void poll_command(int fd) {
  uint8_t command;
  recv(fd, &command, sizeof command, 0);  // expect-finding: read-result-ignored
  run_command(command);
}

void poll_command_checked(int fd) {  // expect-nothing: read-result-ignored
  uint8_t command;
  if (recv(fd, &command, sizeof command, 0) == sizeof command) run_command(command);
}

uint32_t read_counter(int fd) {
  uint32_t counter = 0;
  (void)!read(fd, &counter, sizeof counter);  // expect-finding: read-result-ignored
  return counter;
}

void fill_request(int fd, struct request *r) {  // expect-nothing: read-result-ignored
  r->got = recv(fd, r->bytes, sizeof r->bytes, 0);
}

int judged_elsewhere(int fd, struct request *r) {  // expect-nothing: read-result-ignored
  return judge(recv(fd, r->bytes, sizeof r->bytes, 0));
}

int greet(int fd) {
  char banner[64];
  recv(fd, banner, sizeof banner, 0);  // expect-finding: read-result-ignored
  return send(fd, "HELO\r\n", 6, 0) == 6 ? 0 : -1;
}

int greet_checked(int fd) {  // expect-nothing: read-result-ignored
  char banner[64];
  ssize_t n = recv(fd, banner, sizeof banner, 0);
  if (n < 3 || memcmp(banner, "220", 3) != 0) return -1;
  return send(fd, "HELO\r\n", 6, 0) == 6 ? 0 : -1;
}

void skip_trailer(int fd) {
  uint8_t trailer[4];
  ssize_t unused = recv(fd, trailer, sizeof trailer, 0);  // expect-finding: read-result-ignored
  (void)unused;
}

void forget_wake_ups(void) {  // expect-nothing: read-result-ignored
  int ends[2];
  uint8_t wake;
  if (pipe(ends) != 0) return;
  (void)!write(ends[1], "w", 1);
  (void)!read(ends[0], &wake, 1);
  close(ends[0]);
  close(ends[1]);
}

void drop_a_datagram(int fd) {  // expect-nothing: read-result-ignored
  recvfrom(fd, NULL, 0, 0, NULL, NULL);
}

static void fetch_header(int fd, uint8_t header[8]) {
  recv(fd, header, 8, MSG_WAITALL);  // expect-finding: read-result-ignored
}

unsigned header_length(int fd) {
  uint8_t header[8];
  fetch_header(fd, header);
  return header[0] | header[1] << 8;
}

unsigned header_length_checked(int fd) {  // expect-nothing: read-result-ignored
  uint8_t header[8];
  return recv(fd, header, 8, MSG_WAITALL) == 8 ? header[0] | header[1] << 8 : 0u;
}
